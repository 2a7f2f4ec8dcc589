using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Every code point, against digests of what Hugging Face tokenizers 0.23.2 made of it.</summary>
[TestFixture]
public class UnicodeTests
{
    [TestCase("NFC", "BD3F8A7FE4538C1C")]
    [TestCase("NFD", "4CEF66DF58909094")]
    [TestCase("NFKC", "3896537FDCFC2EB2")]
    [TestCase("NFKD", "6351BF2AB0EF42B7")]
    [TestCase("Lowercase", "B9BD424CBDC9C28C")]
    public void Each_code_point_is_normalized_as_by_the_reference(string type, string digest)
    {
        INormalizer normalizer = type == "Lowercase" ? new LowerCase() : new UnicodeForm(type.Contains('K', StringComparison.Ordinal), type[^1] == 'C');
        var lines = new StringBuilder();
        foreach (var c in CodePoints())
        {
            var text = char.ConvertFromUtf32(c);
            if (normalizer.Apply(text) is var result && result != text)
                lines.Append(CultureInfo.InvariantCulture, $"{c:x} {string.Join(' ', result.EnumerateRunes().Select(r => r.Value.ToString("x", CultureInfo.InvariantCulture)))}\n");
        }
        Assert.That(Digest(lines), Is.EqualTo(digest));
    }

    // Patterns ask .NET for categories. Those of .NET 10 are the reference's; when a later .NET follows a later Unicode, this fails,
    // and NamedSets needs a table of what came since.
    [Test]
    public void General_categories_are_the_references()
    {
        var categories = new StringBuilder();
        foreach (var c in CodePoints())
            categories.Append((char)('A' + (int)CharUnicodeInfo.GetUnicodeCategory(c)));
        Assert.That(Digest(categories), Is.EqualTo("0FA166739C2E5485"));
    }

    [TestCase("e\u0301", "é")]
    [TestCase("\u0065\u0323\u0302", "ệ")]
    [TestCase("a\u0315\u0300\u05AE\u0062", "à\u05AE\u0315b")]
    [TestCase("\u1100\u1161\u11A8", "각")]
    [TestCase("\u1100\u1100\u1161", "\u1100가")]
    [TestCase("a\u0334\u0301\u0300", "á\u0334\u0300", Description = "a mark of another class in between does not block, one of the same does")]
    [TestCase("\u0958", "\u0915\u093C", Description = "is never composed")]
    [TestCase("ﬁ①", "ﬁ①")]
    public void Marks_are_composed(string text, string expected) =>
        Assert.That(new UnicodeForm(compatible: false, compose: true).Apply(text), Is.EqualTo(expected));

    [Test]
    public void Long_runs_of_marks_take_no_long_time()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\u0315\u0300\u0334", 100_000));
        Assert.That(new UnicodeForm(compatible: false, compose: false).Apply(text), Has.Length.EqualTo(text.Length).And.StartsWith("a\u0334\u0334"));
    }

    private static IEnumerable<int> CodePoints() => Enumerable.Range(0, 0x110000).Where(c => c is < 0xD800 or > 0xDFFF);

    private static string Digest(StringBuilder text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
}

using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Ranges point into the text as it was given, whatever cleaning did to it.</summary>
[TestFixture]
public class RangeTests
{
    [TestCase("Caf\u00E9", "cafe 0-4")]
    [TestCase("Cafe\u0301 ", "cafe 0-4")]
    [TestCase("\u0000c\u200Bafe", "cafe 1-6")]
    [TestCase(" CAFEx你", "cafe 1-5 ##x 5-6 你 6-7")]
    [TestCase("x\U0001F600cafe", "[UNK] 0-7")]
    [TestCase("\U0001F600 [SEP]cafe.", "\U0001F600 0-2 [SEP] 3-8 cafe 8-12 . 12-13")]
    [TestCase("각x", "\u1100 0-1 ##\u1161\u11A8 0-1 ##x 1-2")]
    public void Of_single_pieces(string text, string expected)
    {
        var tokenizer = SmallVocabulary.Tokenizer("cafe ##x x 你 . \U0001F600 \u1100 ##\u1161\u11A8");
        var (ids, ranges) = (new int[16], new TextRange[16]);
        var count = tokenizer.Encode(text, ids, ranges, out _);
        Assert.That(string.Join(' ', Enumerable.Range(0, count).Select(i => $"{tokenizer.TokenOf(ids[i])} {ranges[i].Start}-{ranges[i].End}")), Is.EqualTo(expected));
    }

    [Test]
    public void Leave_lone_surrogates_at_the_edges_out() => // not a case above: attributes cannot hold them
        Of_single_pieces("\uD800caf\uDC00e\uD800", "cafe 1-6");

    [Test]
    public void Follow_the_text_and_hold_what_the_token_says(
        [Values("zh-lower", "zh-cased", "multi-cased")] string vocabulary,
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Sets))] string set)
    {
        var tokenizer = TokenizerGoldens.Tokenizer(vocabulary);
        var normalized = TokenizerGoldens.Normalized(lowerCase: vocabulary == "zh-lower");
        foreach (var text in TokenizerGoldens.Texts(set))
        {
            var (ids, ranges, plain) = (new int[(text.Length * 3) + 1], new TextRange[(text.Length * 3) + 1], new int[(text.Length * 3) + 1]);
            var count = tokenizer.Encode(text, ids, ranges, out _);
            Assert.That(tokenizer.Encode(text, plain, out _), Is.EqualTo(count));
            Assert.That(plain[..count], Is.EqualTo(ids[..count]), "ids do not depend on ranges");
            for (var i = 0; i < count; i++)
            {
                var (start, end) = ranges[i];
                var before = i == 0 ? new TextRange(0, 0) : ranges[i - 1];
                Assert.That(start >= 0 && end > start && end <= text.Length, $"{ranges[i]} of {text.Length}");
                Assert.That(start >= before.Start && end >= before.End && (start >= before.End || before.Length <= 2), $"{before} before {ranges[i]}");
                var shared = start < before.End || (i + 1 < count && ranges[i + 1].Start < end); // parts of one character
                if (ids[i] != tokenizer.UnknownId && !shared)
                    Assert.That(Clean(text[start..end], normalized), Is.EqualTo(Bare(tokenizer.TokenOf(ids[i]))), $"{ranges[i]} of {text}");
            }
        }
    }

    // A special token stands for itself; of a slice that holds a lone surrogate, EnumerateRunes makes the U+FFFD that is dropped.
    private static string Clean(string slice, int[][] normalized)
    {
        var text = new StringBuilder();
        foreach (var codePoint in slice.EnumerateRunes().SelectMany(r => normalized[r.Value]).Where(c => c != ' '))
            text.Append(char.ConvertFromUtf32(codePoint));
        return SmallVocabulary.Special.Contains(slice) ? slice : text.ToString();
    }

    private static string Bare(string token) => token.StartsWith("##", StringComparison.Ordinal) ? token[2..] : token;
}

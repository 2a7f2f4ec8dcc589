using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>The same ids as Hugging Face tokenizers 0.23.2, on real, random and hand-picked texts.</summary>
[TestFixture]
public class GoldenTests
{
    [Test]
    public void Ids_are_the_references(
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Vocabularies))] string vocabulary,
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Sets))] string set)
    {
        var tokenizer = TokenizerGoldens.Tokenizer(vocabulary);
        var (texts, expected) = (TokenizerGoldens.Texts(set), TokenizerGoldens.Ids(vocabulary, set));
        Assert.That(texts, Has.Length.EqualTo(expected.Length));
        var differences = new StringBuilder();
        var different = 0;
        for (var line = 0; line < texts.Length; line++)
        {
            var ids = new int[texts[line].Length * 3 + 1];
            var actual = ids.AsSpan(0, tokenizer.Encode(texts[line], ids, out var consumed));
            Assert.That(consumed, Is.EqualTo(texts[line].Length));
            var reference = expected[line].AsSpan()[1..^1];
            if (!actual.SequenceEqual(reference) && different++ < 5)
                differences.Append(Describe(tokenizer, line, texts[line], actual, reference));
        }
        Assert.That(different, Is.Zero, $"of {texts.Length} texts; the first:\n{differences}");
    }

    private static string Describe(WordPieceTokenizer tokenizer, int line, string text, Span<int> actual, ReadOnlySpan<int> reference) =>
        $"{line}: {string.Join(' ', text.Select(c => c is > ' ' and < '\x7F' ? $"{c}" : $"\\u{(int)c:X4}"))}\n" +
        $"  reference {string.Join(' ', reference.ToArray().Select(tokenizer.TokenOf))}\n" +
        $"  actual    {string.Join(' ', actual.ToArray().Select(tokenizer.TokenOf))}\n";
}

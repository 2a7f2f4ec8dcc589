using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>The same ids as Hugging Face tokenizers 0.23.2, on real, random and hand-picked texts.</summary>
[TestFixture]
public class GoldenTests
{
    [Test]
    public void Ids_are_the_references(
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Vocabularies))] string vocabulary,
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Sets))] string set) =>
        Compare(TokenizerGoldens.Tokenizer(vocabulary), vocabulary, set);

    [TestCase("zh-cased", "bert-base-chinese.tokenizer.json.gz")]
    [TestCase("en-uncased", "bert-base-uncased.tokenizer.json.gz")]
    public void A_tokenizer_json_gives_the_same_ids(string vocabulary, string file)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("tokenizer.json"), TokenizerGoldens.Bytes(file));
        var tokenizer = WordPieceTokenizer.Load(folder.Path);
        foreach (var set in TokenizerGoldens.Sets)
            Compare(tokenizer, vocabulary, set);
    }

    [Test]
    public void Cut_at_512_as_the_reference_does()
    {
        var tokenizer = TokenizerGoldens.Tokenizer("zh-lower");
        var (texts, expected) = (TokenizerGoldens.Texts("edge"), TokenizerGoldens.Ids("zh-lower", "edge"));
        var row = new int[512];
        for (var line = 0; line < texts.Length; line++)
        {
            var length = tokenizer.EncodeForModel(texts[line], new ModelRow<int>(row));
            int[] reference = expected[line].Length <= 512 ? expected[line] : [.. expected[line][..511], tokenizer.SepId];
            Assert.That(row[..length.Tokens], Is.EqualTo(reference), $"line {line}");
            Assert.That(length.Truncated, Is.EqualTo(expected[line].Length > 512));
        }
    }

    private static void Compare(WordPieceTokenizer tokenizer, string vocabulary, string set)
    {
        var (texts, expected) = (TokenizerGoldens.Texts(set), TokenizerGoldens.Ids(vocabulary, set));
        Assert.That(texts, Has.Length.EqualTo(expected.Length));
        var differences = new StringBuilder();
        var different = 0;
        for (var line = 0; line < texts.Length; line++)
        {
            var ids = new int[(texts[line].Length * 3) + 1];
            var actual = ids.AsSpan(0, tokenizer.Encode(texts[line], ids, out var consumed));
            Assert.That(consumed, Is.EqualTo(texts[line].Length));
            Assert.That(tokenizer.Count(texts[line]), Is.EqualTo(actual.Length));
            var reference = expected[line].AsSpan()[1..^1];
            if (!actual.SequenceEqual(reference) && different++ < 5)
                differences.Append(Describe(tokenizer, line, texts[line], actual, reference));
        }
        Assert.That(different, Is.Zero, $"of {texts.Length} {set} texts with {vocabulary}; the first:\n{differences}");
    }

    private static string Describe(WordPieceTokenizer tokenizer, int line, string text, Span<int> actual, ReadOnlySpan<int> reference) =>
        $"{line}: {string.Join(' ', text.Select(c => c is > ' ' and < '\x7F' ? $"{c}" : $"\\u{(int)c:X4}"))}\n" +
        $"  reference {string.Join(' ', reference.ToArray().Select(tokenizer.TokenOf))}\n" +
        $"  actual    {string.Join(' ', actual.ToArray().Select(tokenizer.TokenOf))}\n";
}

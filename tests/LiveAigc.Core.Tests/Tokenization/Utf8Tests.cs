using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>UTF-8 gives what its decoding would give, well formed or not, with SIMD and without.</summary>
[TestFixture]
public class Utf8Tests
{
    private static readonly Encoding Utf8 = Encoding.UTF8;

    [Test]
    public void Golden_texts_give_the_references_ids(
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Vocabularies))] string vocabulary,
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Sets))] string set)
    {
        foreach (var tokenizer in Paths(vocabulary))
        {
            foreach (var (text, expected) in TokenizerGoldens.Texts(set).Zip(TokenizerGoldens.Ids(vocabulary, set)))
            {
                // UTF-8 cannot hold a lone surrogate; encoding puts U+FFFD there, which is dropped as well.
                var (bytes, ids) = (Utf8.GetBytes(text), new long[(text.Length * 3) + 1]);
                var count = tokenizer.Encode(bytes, ids, out var consumed);
                Assert.That(ids.Take(count), Is.EqualTo(expected[1..^1].Select(id => (long)id)), text);
                Assert.That((consumed, tokenizer.Count(bytes)), Is.EqualTo((bytes.Length, count)));
            }
        }
    }

    [Test]
    public void Every_code_point_is_what_it_is_in_UTF_16([Values("zh-lower", "multi-cased")] string vocabulary)
    {
        foreach (var tokenizer in Paths(vocabulary))
        {
            var whole = new StringBuilder();
            for (var c = 0; c < 0x110000; c++)
            {
                if (c is >= 0xD800 and < 0xE000)
                    continue;
                whole.Append("的a").Append(char.ConvertFromUtf32(c)).Append("b的的的").Append(char.ConvertFromUtf32(c)).Append("的的的 ");
                if (c % 64 == 63)
                {
                    AssertSame(tokenizer, TokenizerGoldens.Tokenizer(vocabulary), Utf8.GetBytes(whole.ToString()));
                    whole.Clear();
                }
            }
        }
    }

    [Test]
    public void Random_bytes_are_what_their_decoding_is()
    {
        var random = new Random(20_260_102);
        var tokenizers = Paths("zh-lower").Concat(Paths("en-uncased")).Concat(SmallVocabulary.Unusual()).ToArray();
        for (var i = 0; i < 30_000; i++)
        {
            var bytes = Utf8.GetBytes(SmallVocabulary.RandomText(random));
            for (var damages = i % 3 == 0 ? 0 : random.Next(8); damages > 0 && bytes.Length > 0; damages--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            AssertSame(tokenizers[i % tokenizers.Length], tokenizers[i % tokenizers.Length], bytes.AsSpan(0, random.Next(bytes.Length + 1)).ToArray());
        }
    }

    [TestCase("61 FF 62", "a ##b 0-3", Description = "no byte of UTF-8")]
    [TestCase("61 C1 A1 62", "a ##b 0-4", Description = "an overlong form")]
    [TestCase("61 E0 81 A1 62", "a ##b 0-5", Description = "a longer one")]
    [TestCase("61 ED A0 80 62", "a ##b 0-5", Description = "a surrogate")]
    [TestCase("61 F4 90 80 80 62", "a ##b 0-6", Description = "above U+10FFFF")]
    [TestCase("61 E4 BD", "a 0-1", Description = "cut short")]
    [TestCase("E4 BD A0 E4", "你 0-3")]
    [TestCase("5B 53 45 FF 50 5D", "[UNK] [UNK] [UNK] 0-6", Description = "no [SEP]: decoding leaves U+FFFD inside it")]
    public void What_is_not_well_formed_is_dropped(string hex, string expected)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", ""));
        var (ids, ranges) = (new int[8], new TextRange[8]);
        var tokenizer = SmallVocabulary.Tokenizer("a ##b 你");
        var count = tokenizer.Encode(bytes, ids, ranges, out _);
        Assert.That($"{string.Join(' ', ids.Take(count).Select(tokenizer.TokenOf))} {ranges[0].Start}-{ranges[count - 1].End}", Is.EqualTo(expected));
    }

    [Test]
    public void Ranges_shorter_than_ids_are_refused() => Assert.That(
        () => SmallVocabulary.Tokenizer("a").Encode("a"u8, new int[3], new TextRange[2], out _),
        Throws.ArgumentException.With.Message.Contains("3 ids but only 2 ranges"));

    internal static WordPieceTokenizer[] Paths(string vocabulary) => [TokenizerGoldens.Tokenizer(vocabulary), TokenizerGoldens.Tokenizer(vocabulary, vectors: false)];

    // Ids, ranges, windows and counts, against the UTF-16 of the same text.
    private static void AssertSame(WordPieceTokenizer tokenizer, WordPieceTokenizer reference, byte[] bytes)
    {
        var text = Utf8.GetString(bytes);
        var room = (bytes.Length * 3) + 1;
        var (expected, expectedRanges, ids, ranges) = (new int[room], new TextRange[room], new int[room], new TextRange[room]);
        var total = reference.Encode(text, expected, expectedRanges, out _);
        var count = tokenizer.Encode(bytes, ids, ranges, out var consumed);
        if (count != total || consumed != bytes.Length || !ids.AsSpan(0, count).SequenceEqual(expected.AsSpan(0, count)))
            Assert.Fail($"{Convert.ToHexString(bytes)}: {string.Join(' ', ids.Take(count))}, in UTF-16 {string.Join(' ', expected.Take(total))}");
        var offsets = OffsetsOf(bytes, text.Length);
        for (var i = 0; i < count; i++)
        {
            if (ranges[i] != new TextRange(offsets[expectedRanges[i].Start], offsets[expectedRanges[i].End]))
                Assert.Fail($"{Convert.ToHexString(bytes)}: piece {i} at {ranges[i]}, in UTF-16 {expectedRanges[i]}");
        }
    }

    // Where in the bytes each code unit of the decoded text begins.
    private static int[] OffsetsOf(byte[] bytes, int length)
    {
        var offsets = new int[length + 1];
        for (var (at, unit) = (0, 0); at < bytes.Length;)
        {
            Rune.DecodeFromUtf8(bytes.AsSpan(at), out var rune, out var size);
            offsets.AsSpan(unit, rune.Utf16SequenceLength).Fill(at);
            (at, unit) = (at + size, unit + rune.Utf16SequenceLength);
        }
        offsets[length] = bytes.Length;
        return offsets;
    }
}

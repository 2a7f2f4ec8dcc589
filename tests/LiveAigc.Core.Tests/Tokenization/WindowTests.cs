namespace LiveAigc.Tokenization;

/// <summary>A text that does not fit is taken word by word, and encoding goes on where it stopped.</summary>
[TestFixture]
public class WindowTests
{
    [Test]
    public void Windows_together_are_the_whole(
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Vocabularies))] string vocabulary,
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Sets))] string set)
    {
        var tokenizer = TokenizerGoldens.Tokenizer(vocabulary);
        foreach (var text in TokenizerGoldens.Texts(set))
        {
            var whole = new int[(text.Length * 3) + 1];
            var wholeRanges = new TextRange[whole.Length];
            var total = tokenizer.Encode(text, whole, wholeRanges, out _);
            var window = LongestWord(tokenizer, whole.AsSpan(0, total)); // the tightest window that must do
            var (ids, ranges) = (new int[window], new TextRange[window]);
            var (taken, at) = (0, 0);
            while (at < text.Length)
            {
                var count = tokenizer.Encode(text.AsSpan(at), ids, ranges, out var consumed);
                Assert.That(consumed, Is.Positive);
                Assert.That(ids.AsSpan(0, count).SequenceEqual(whole.AsSpan(taken, count)), $"at {at} of {text}");
                for (var i = 0; i < count; i++)
                    Assert.That(new TextRange(ranges[i].Start + at, ranges[i].End + at), Is.EqualTo(wholeRanges[taken + i]));
                (taken, at) = (taken + count, at + consumed);
            }
            Assert.That(taken, Is.EqualTo(total));
        }
    }

    [TestCase("ab c", 3, "a ##b c", 4)]
    [TestCase("ab c", 2, "a ##b", 3)]
    [TestCase("c ab ", 2, "c", 2)]
    [TestCase("c ab", 1, "c", 2)]
    [TestCase("c  ", 1, "c", 3)]
    [TestCase(" ab c", 1, "a", 3, Description = "a first word that does not fit is cut")]
    [TestCase("abx c", 1, "[UNK]", 4, Description = "an unknown word is one token, whatever pieces it began with")]
    [TestCase("  c", 0, "", 2)]
    [TestCase("   ", 0, "", 3)]
    [TestCase("", 0, "", 0)]
    [TestCase("c[SEP]c", 1, "c", 1)]
    [TestCase("你你", 1, "你", 1)]
    public void Stops_before_the_word_that_does_not_fit(string text, int room, string expected, int consumed)
    {
        var tokenizer = SmallVocabulary.Tokenizer("a ##b c 你");
        var ids = new int[room];
        var count = tokenizer.Encode(text, ids, out var actual);
        Assert.That(string.Join(' ', ids.Take(count).Select(tokenizer.TokenOf)), Is.EqualTo(expected));
        Assert.That(actual, Is.EqualTo(consumed));
    }

    [Test]
    public void Ranges_shorter_than_ids_are_refused() => Assert.That(
        () => SmallVocabulary.Tokenizer("a").Encode("a", new int[3], new TextRange[2], out _),
        Throws.ArgumentException.With.Message.Contains("3 ids but only 2 ranges"));

    private static int LongestWord(WordPieceTokenizer tokenizer, ReadOnlySpan<int> ids)
    {
        var (longest, current) = (1, 0);
        foreach (var id in ids)
        {
            current = tokenizer.TokenOf(id).StartsWith("##", StringComparison.Ordinal) ? current + 1 : 1;
            longest = Math.Max(longest, current);
        }
        return longest;
    }
}

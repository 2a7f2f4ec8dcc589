namespace LiveAigc.Tokenization;

/// <summary>What goes into a model: special tokens, truncation, padding, masks.</summary>
[TestFixture]
public class ModelRowTests
{
    private readonly WordPieceTokenizer _tokenizer = SmallVocabulary.Tokenizer("a b ##b x");

    [Test]
    public void One_text_is_framed_and_padded()
    {
        var (ids, mask, types, ranges) = Dirty(7);
        var length = _tokenizer.EncodeForModel(" ab x", new ModelRow<long>(ids, mask, types, ranges));
        Assert.That(length, Is.EqualTo(new EncodedLength(Tokens: 5, TextTokens: 3, PairTokens: 0, Truncated: false)));
        Assert.That(TokensOf(ids), Is.EqualTo("[CLS] a ##b x [SEP] [PAD] [PAD]"));
        Assert.That(mask, Is.EqualTo(new long[] { 1, 1, 1, 1, 1, 0, 0 }));
        Assert.That(types, Is.All.Zero);
        Assert.That(ranges, Is.EqualTo(new TextRange[] { new(0, 0), new(1, 2), new(2, 3), new(4, 5), new(0, 0), new(0, 0), new(0, 0) }));
    }

    [Test]
    public void Two_texts_are_framed_and_padded()
    {
        var (ids, mask, types, ranges) = Dirty(9);
        var length = _tokenizer.EncodeForModel("ab", " x b", new ModelRow<long>(ids, mask, types, ranges));
        Assert.That(length, Is.EqualTo(new EncodedLength(Tokens: 7, TextTokens: 2, PairTokens: 2, Truncated: false)));
        Assert.That(TokensOf(ids), Is.EqualTo("[CLS] a ##b [SEP] x b [SEP] [PAD] [PAD]"));
        Assert.That(mask, Is.EqualTo(new long[] { 1, 1, 1, 1, 1, 1, 1, 0, 0 }));
        Assert.That(types, Is.EqualTo(new long[] { 0, 0, 0, 0, 1, 1, 1, 0, 0 }));
        Assert.That(ranges, Is.EqualTo(new TextRange[] { default, new(0, 1), new(1, 2), default, new(1, 2), new(3, 4), default, default, default }));
    }

    // The reference's own cases: lengths of both, and what is left of seven.
    [TestCase(0, 0, 0, 0)]
    [TestCase(0, 8, 0, 7)]
    [TestCase(2, 4, 2, 4)]
    [TestCase(2, 8, 2, 5)]
    [TestCase(4, 4, 3, 4)]
    [TestCase(4, 8, 3, 4)]
    [TestCase(8, 0, 7, 0)]
    [TestCase(8, 2, 5, 2)]
    [TestCase(8, 4, 4, 3)]
    [TestCase(8, 8, 3, 4)]
    public void The_longer_of_two_texts_is_cut_first(int first, int second, int firstLeft, int secondLeft)
    {
        var ids = new long[7 + 3];
        var length = _tokenizer.EncodeForModel(Repeat("a", first), Repeat("x", second), new ModelRow<long>(ids));
        var expected = new EncodedLength(3 + firstLeft + secondLeft, firstLeft, secondLeft, first + second > 7);
        Assert.That(length, Is.EqualTo(expected));
        Assert.That(TokensOf(ids[..length.Tokens]), Is.EqualTo($"[CLS] {Repeat("a", firstLeft)}[SEP] {Repeat("x", secondLeft)}[SEP]"));
    }

    [Test]
    public void A_cut_text_is_the_beginning_of_the_whole([ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Sets))] string set)
    {
        var tokenizer = TokenizerGoldens.Tokenizer("zh-lower");
        foreach (var text in TokenizerGoldens.Texts(set))
        {
            var whole = new int[(text.Length * 3) + 1];
            var total = tokenizer.Encode(text, whole, out _);
            for (var row = 2; row < 20; row += 5)
            {
                var ids = new int[row];
                var length = tokenizer.EncodeForModel(text, new ModelRow<int>(ids));
                var kept = Math.Min(total, row - 2);
                Assert.That(ids[..length.Tokens], Is.EqualTo((int[])[tokenizer.ClsId, .. whole[..kept], tokenizer.SepId]));
                Assert.That(length.Truncated, Is.EqualTo(total > kept));
                Assert.That(ids[length.Tokens..], Is.All.EqualTo(tokenizer.PadId));
            }
        }
    }

    [TestCase(2, 0)]
    [TestCase(3, 1)]
    public void The_shortest_row_holds_special_tokens_only(int length, int left) =>
        Assert.That(_tokenizer.EncodeForModel("a b", new ModelRow<int>(new int[length])), Is.EqualTo(new EncodedLength(length, left, 0, true)));

    [Test]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.That(() => _tokenizer.EncodeForModel("a", new ModelRow<int>(new int[1])), Throws.ArgumentException.With.Message.Contains("2 special tokens"));
        Assert.That(() => _tokenizer.EncodeForModel("a", "b", new ModelRow<int>(new int[2])), Throws.ArgumentException.With.Message.Contains("3 special tokens"));
        Assert.That(() => _ = new ModelRow<int>(new int[2], attentionMask: new int[3]).Ids.Length, Throws.ArgumentException.With.Message.Contains("attentionMask has 3 elements"));
        Assert.That(() => new WordPieceTokenizer(["[UNK]", "[SEP]"]).EncodeForModel("a", new ModelRow<int>(new int[9])), Throws.InvalidOperationException.With.Message.Contains("[CLS]"));
    }

    private static string Repeat(string token, int count) => string.Concat(Enumerable.Repeat(token + " ", count));

    private static (long[] Ids, long[] Mask, long[] Types, TextRange[] Ranges) Dirty(int length) =>
        (Filled(length, 7L), Filled(length, 7L), Filled(length, 7L), Filled(length, new TextRange(7, 9)));

    private static T[] Filled<T>(int length, T value) => [.. Enumerable.Repeat(value, length)];

    private string TokensOf(long[] ids) => string.Join(' ', ids.Select(id => _tokenizer.TokenOf((int)id)));
}

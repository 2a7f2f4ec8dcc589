using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Many texts in one tensor.</summary>
[TestFixture]
public class ModelBatchTests
{
    private readonly WordPieceTokenizer _tokenizer = SmallVocabulary.Tokenizer("a b ##b x");

    [TestCase(0, 6, "[CLS] a ##b x [SEP] [PAD] [CLS] [SEP] [PAD] [PAD] [PAD] [PAD]")]
    [TestCase(1, 5, "[CLS] a ##b x [SEP] [CLS] [SEP] [PAD] [PAD] [PAD]")]
    [TestCase(3, 6, "[CLS] a ##b x [SEP] [PAD] [CLS] [SEP] [PAD] [PAD] [PAD] [PAD]")]
    [TestCase(int.MaxValue, 6, "[CLS] a ##b x [SEP] [PAD] [CLS] [SEP] [PAD] [PAD] [PAD] [PAD]")]
    public void Rows_are_as_long_as_asked(int padToMultipleOf, int rowLength, string expected)
    {
        var (ids, mask, types, lengths) = (Dirty(14), Dirty(14), Dirty(14), new EncodedLength[2]);
        Assert.That(_tokenizer.EncodeForModel(["ab x", null!], new ModelBatch<long>(6, ids, mask, types), lengths, padToMultipleOf), Is.EqualTo(rowLength));
        Assert.That(string.Join(' ', ids.Take(2 * rowLength).Select(id => _tokenizer.TokenOf((int)id))), Is.EqualTo(expected));
        Assert.That(mask.Take(2 * rowLength), Is.EqualTo(ids.Take(2 * rowLength).Select(id => id == _tokenizer.PadId ? 0L : 1L)));
        Assert.That(types.Take(2 * rowLength), Is.All.Zero);
        Assert.That(ids[12..].Concat(mask[12..]), Is.All.EqualTo(7), "what is behind the last row");
        Assert.That(lengths, Is.EqualTo(new EncodedLength[] { new(5, 3, 0, false), new(2, 0, 0, false) }));
    }

    [Test]
    public void A_batch_gives_what_singles_give([ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Sets))] string set, [Values(2, 16, 512)] int rowLength)
    {
        var tokenizer = TokenizerGoldens.Tokenizer("zh-lower");
        var texts = TokenizerGoldens.Texts(set);
        ReadOnlyMemory<byte>[] utf8Texts = [.. texts.Select(t => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(t)))];
        for (var (at, size) = (0, 37); at < Math.Min(texts.Length, 1_000); at += size)
        {
            var rows = Math.Min(size, texts.Length - at);
            var (ids, mask, utf8Ids, row, rowMask) = (Dirty(rows * rowLength), Dirty(rows * rowLength), Dirty(rows * rowLength), Dirty(rowLength), Dirty(rowLength));
            var length = tokenizer.EncodeForModel(texts.AsSpan(at, rows), new ModelBatch<long>(rowLength, ids, mask), padToMultipleOf: 8);
            Assert.That(tokenizer.EncodeForModel(utf8Texts.AsSpan(at, rows), new ModelBatch<long>(rowLength, utf8Ids), padToMultipleOf: 8), Is.EqualTo(length));
            Assert.That(utf8Ids.AsSpan(0, rows * length).SequenceEqual(ids.AsSpan(0, rows * length)));
            for (var i = 0; i < rows; i++)
            {
                tokenizer.EncodeForModel(texts[at + i], new ModelRow<long>(row, rowMask));
                Assert.That(ids.AsSpan(i * length, length).SequenceEqual(row.AsSpan(0, length)), texts[at + i]);
                Assert.That(mask.AsSpan(i * length, length).SequenceEqual(rowMask.AsSpan(0, length)), texts[at + i]);
            }
        }
    }

    [Test]
    public void A_row_need_not_be_padded()
    {
        var (ids, mask) = (Dirty(6), Dirty(6));
        _tokenizer.EncodeForModel("a"u8, new ModelRow<long>(ids, mask), pad: false);
        Assert.That(ids[..3], Is.EqualTo(new long[] { 2, 5, 3 }));
        Assert.That(mask, Is.EqualTo(new long[] { 1, 1, 1, 7, 7, 7 }));
    }

    [Test]
    public void Two_texts_in_UTF_8_are_what_they_are_in_UTF_16()
    {
        var (ids, utf8Ids) = (new int[9], new int[9]);
        var length = _tokenizer.EncodeForModel("ab", " x b", new ModelRow<int>(ids));
        Assert.That(_tokenizer.EncodeForModel("ab"u8, " x b"u8, new ModelRow<int>(utf8Ids)), Is.EqualTo(length));
        Assert.That(utf8Ids, Is.EqualTo(ids));
    }

    [Test]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.That(() => _tokenizer.EncodeForModel(["a", "b"], new ModelBatch<int>(4, new int[7])), Throws.ArgumentException.With.Message.Contains("2 texts but only 1 rows"));
        Assert.That(() => _tokenizer.EncodeForModel(["a", "b"], new ModelBatch<int>(4, new int[8]), new EncodedLength[1]), Throws.ArgumentException.With.Message.Contains("only 1 lengths"));
        Assert.That(() => _tokenizer.EncodeForModel(["a"], new ModelBatch<int>(4, new int[4]), padToMultipleOf: -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => _ = new ModelBatch<int>(1, new int[4]).RowLength, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => _ = new ModelBatch<int>(2, new int[4], new int[3]).RowLength, Throws.ArgumentException.With.Message.Contains("attentionMask"));
    }

    private static long[] Dirty(int length) => [.. Enumerable.Repeat(7L, length)];
}

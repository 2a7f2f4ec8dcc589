namespace LiveAigc.Tokenization;

/// <summary>Any text, from any thread, without garbage.</summary>
[TestFixture]
public class RobustnessTests
{
    [Test]
    public void Random_texts_are_encoded_without_throwing()
    {
        WordPieceTokenizer[] tokenizers = [.. TokenizerGoldens.Vocabularies.Select(v => TokenizerGoldens.Tokenizer(v)), .. SmallVocabulary.Unusual()];
        var random = new Random(20_260_101);
        var (ids, ranges) = (new int[40_000], new TextRange[40_000]);
        for (var i = 0; i < 20_000; i++)
        {
            var text = SmallVocabulary.RandomText(random);
            var tokenizer = tokenizers[i % tokenizers.Length];
            var count = tokenizer.Encode(text, ids, ranges, out var consumed);
            Assert.That(consumed, Is.EqualTo(text.Length));
            Assert.That(tokenizer.Count(text), Is.EqualTo(count));
            foreach (var (id, (start, end)) in ids.Take(count).Zip(ranges))
            {
                Assert.That((uint)id, Is.LessThan((uint)tokenizer.VocabularySize));
                Assert.That(0 <= start && start < end && end <= text.Length);
            }
            var row = tokenizer.EncodeForModel(text, text, new ModelRow<int>(ids.AsSpan(0, random.Next(3, 300))));
            Assert.That(row.Truncated, Is.EqualTo(row.TextTokens + row.PairTokens < 2 * count));
        }
    }

    [TestCase("a")]
    [TestCase("中")]
    [TestCase("\u0301")]
    [TestCase("a\u302E\u1DFB")]
    [TestCase("[SEP")]
    [TestCase("\0")]
    public void A_huge_text_is_encoded(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 300_000));
        foreach (var tokenizer in (WordPieceTokenizer[])[TokenizerGoldens.Tokenizer("zh-lower"), SmallVocabulary.Unusual()[^1]])
            Assert.That(tokenizer.Count(text), Is.LessThanOrEqualTo(text.Length));
    }

    [Test]
    public void Encoding_allocates_nothing()
    {
        var texts = TokenizerGoldens.Sets.SelectMany(TokenizerGoldens.Texts).Append(new string('a', 5_000)).ToArray();
        var longWords = SmallVocabulary.Tokenizer("a ##a", new() { MaxCharsPerWord = 1_000 }); // its words come from the pool
        WordPieceTokenizer[] tokenizers = [TokenizerGoldens.Tokenizer("zh-lower"), TokenizerGoldens.Tokenizer("multi-cased"), longWords];
        var (ids, ranges) = (new int[5_000], new TextRange[5_000]);
        var (row, mask) = (new long[128], new long[128]);
        var utf8 = texts.Select(System.Text.Encoding.UTF8.GetBytes).ToArray();
        var memories = utf8.Select(b => new ReadOnlyMemory<byte>(b)).ToArray();
        var tensor = new long[texts.Length * 16];
        EncodeAll(); // warms the pool up
        var before = GC.GetAllocatedBytesForCurrentThread();
        EncodeAll();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void EncodeAll()
        {
            foreach (var tokenizer in tokenizers)
            {
                foreach (var text in texts)
                {
                    tokenizer.Encode(text, ids, ranges, out _);
                    tokenizer.Encode(text, ids, out _);
                    tokenizer.Count(text);
                    tokenizer.EncodeForModel(text, text, new ModelRow<long>(row, mask, row.AsSpan(0, 0)));
                }
                foreach (var bytes in utf8)
                {
                    tokenizer.Encode(bytes, ids, ranges, out _);
                    tokenizer.EncodeForModel(bytes, new ModelRow<long>(row, mask));
                }
                tokenizer.EncodeForModel(texts, new ModelBatch<long>(16, tensor, tensor), padToMultipleOf: 8);
                tokenizer.EncodeForModel(memories, new ModelBatch<long>(16, tensor));
            }
        }
    }

    [Test]
    public void Threads_share_a_tokenizer()
    {
        var tokenizer = TokenizerGoldens.Tokenizer("zh-lower");
        var (texts, expected) = (TokenizerGoldens.Texts("zh_live"), TokenizerGoldens.Ids("zh-lower", "zh_live"));
        Parallel.For(0, 4 * texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            Span<int> ids = stackalloc int[1_024];
            var count = tokenizer.Encode(texts[i % texts.Length], ids, out _);
            Assert.That(ids[..count].SequenceEqual(expected[i % texts.Length].AsSpan()[1..^1]));
        });
    }
}

namespace LiveAigc.Tokenization;

/// <summary>The shapes that models come with, on small files; the expected ids and texts are the reference's answers.</summary>
[TestFixture]
public class SmallTokenizerTests
{
    [TestCase("hello", "1 273", "<s> hello")]
    [TestCase(" hello hello", "1 259 273 273", "<s>  hello hello")]
    [TestCase("hello😀", "1 273 243 162 155 131", "<s> hello😀")]
    [TestCase("你", "1 259 231 192 163", "<s> 你")]
    [TestCase("<s>hello</s> hell", "1 1 273 2 259 272", "<s><s> hello</s>  hell")]
    [TestCase("", "1", "<s>")]
    [TestCase("<0x41>", "1 259 63 51 123 55 52 65", "<s> <0x41>")]
    [TestCase("hel\nlo", "1 270 262 13 268", "<s> hel\nlo")]
    public void Llama(string text, string ids, string decoded) => Check(SmallTokenizers.Llama, text, ids, decoded);

    [TestCase("ABC abc", "0 24 24 1", "<|startoftext|>abc</w>abc</w><|endoftext|>")]
    [TestCase("ab's  b\tc 12!", "0 27 26 15 16 19 20 21 1", "<|startoftext|>ab</w>'s</w>b</w>c</w>1</w>2</w>!</w><|endoftext|>")]
    [TestCase("É é E\u0301", "0 11 22 11 22 11 22 1", "<|startoftext|>é</w>é</w>é</w><|endoftext|>")]
    [TestCase("<|startoftext|>a<|endoftext|>", "0 0 14 1 1", "<|startoftext|><|startoftext|>a</w><|endoftext|><|endoftext|>")]
    [TestCase(" ", "0 1", "<|startoftext|><|endoftext|>")]
    [TestCase("你", "0 1 1 1 1", "<|startoftext|><|endoftext|><|endoftext|><|endoftext|><|endoftext|>")]
    public void Clip(string text, string ids, string decoded) => Check(SmallTokenizers.Clip, text, ids, decoded);

    [TestCase("多少钱", "4 7 2", "多少钱</s>")]
    [TestCase("how　much多少钱钱", "8 9 6 7 2", "how much多少钱钱</s>")]
    [TestCase("ｈｏｗ ①", "8 3 14 2", "how 1</s>")]
    [TestCase("xyz多少", "3 0 5 2", "<unk>多少</s>")]
    [TestCase("much😀", "9 15 2", "much😀</s>")]
    [TestCase("<unk>多少", "0 4 2", "<unk> 多少</s>")]
    [TestCase("", "2", "</s>")]
    [TestCase(" 多 少 钱 ", "3 13 3 12 3 7 3 2", "多 少 钱 </s>")]
    public void Unigram(string text, string ids, string decoded) => Check(SmallTokenizers.Unigram, text, ids, decoded);

    [TestCase("ab", "5", "ab")]
    [TestCase("xab abx ab", "0 2 3 5 0 5", "[UNK]ab ab [UNK] ab")]
    [TestCase("a  <P>  b<P><P>a", "1 9 4 9 9 1", "a <P> b <P> <P> a")]
    [TestCase("<E>ab.12,Zz zZ", "10 5 6 7 0 8 11 11", "<E> ab. 1 [UNK], zz zz")]
    [TestCase("abc aab,b a.", "5 0 1 2 3 8 4 1 6", "ab [UNK] aab, b a.")]
    [TestCase("b ab1", "4 5 7", "b ab 1")]
    public void Added_tokens(string text, string ids, string decoded) => Check(SmallTokenizers.Words, text, ids, decoded);

    [Test]
    public void Half_a_character_counts_as_the_replacement_character() // an attribute cannot hold it
    {
        Check(SmallTokenizers.Llama, "h\ud83dl", "1 264 242 194 192 262", "<s> h\uFFFDl");
        Check(SmallTokenizers.Clip, "a\udc00b", "0 14 1 1 1 15 1", "<|startoftext|>a</w><|endoftext|><|endoftext|><|endoftext|>b</w><|endoftext|>");
    }

    [Test]
    public void Special_tokens_are_known_by_name_and_id()
    {
        var tokenizer = SmallTokenizers.Load(SmallTokenizers.Words);
        Assert.That(tokenizer.AddedTokens, Is.EqualTo(new[] { new AddedToken(5, "ab", false), new(9, "<P>", false), new(10, "<E>", true), new(11, "Zz", false) }));
        Assert.That(tokenizer.TryGetId("<E>", out var id) && id == 10 && tokenizer.IsSpecial(id));
        Assert.That((tokenizer.TokenOf(11), tokenizer.VocabularySize, tokenizer.IsSpecial(9), tokenizer.IsSpecial(-1)), Is.EqualTo(("Zz", 12, false, false)));
        Assert.That(() => tokenizer.TokenOf(12), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => tokenizer.Decode([-1]), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Special_tokens_stay_where_a_text_is_cut()
    {
        var tokenizer = SmallTokenizers.Load(SmallTokenizers.Clip);
        var ids = new int[4];
        Assert.That((tokenizer.Encode("a b c", ids, out var truncated), truncated), Is.EqualTo((4, true)));
        Assert.That(ids, Is.EqualTo(new[] { 0, 14, 15, 1 }));
        Assert.That((tokenizer.Encode("a b", ids, out truncated), truncated), Is.EqualTo((4, false)));
        Assert.That((tokenizer.Encode("a b c d", ids, out truncated, addSpecialTokens: false), truncated), Is.EqualTo((4, false)));
        Assert.That(tokenizer.Count("a b c"), Is.EqualTo(5));
        Assert.That(() => tokenizer.Encode("a", new int[1], out _), Throws.ArgumentException.With.Message.Contains("room for 1 ids, and 2 special"));
    }

    [Test]
    public void WordPiece_keeps_the_same_contract()
    {
        ITextTokenizer tokenizer = SmallVocabulary.Tokenizer("a ##b c 你");
        var ids = new int[4];
        Assert.That(tokenizer.Decode(ids.AsSpan(0, tokenizer.Encode("ab", ids, out var truncated))), Is.EqualTo("[CLS] ab [SEP]"));
        Assert.That(truncated, Is.False);
        Assert.That((tokenizer.Encode("ab c", ids, out truncated), truncated, tokenizer.Count("ab c")), Is.EqualTo((4, true, 5)));
        Assert.That((tokenizer.Encode("ab c", ids, out truncated, addSpecialTokens: false), truncated), Is.EqualTo((3, false)));
        var decoder = tokenizer.CreateStreamDecoder(skipSpecialTokens: true);
        Assert.That(string.Join('|', tokenizer.Encode("ab 你").Select(decoder.Append)), Is.EqualTo("|a|b| 你|"));
        Assert.That(tokenizer.AddedTokens.Where(t => t.IsSpecial).Select(t => t.Content), Does.Contain("[CLS]").And.Contain("[SEP]"));
    }

    [Test]
    public void Many_threads_get_the_same()
    {
        var tokenizer = SmallTokenizers.Load(SmallTokenizers.Unigram);
        var expected = tokenizer.Encode("how　much多少钱钱 xyz");
        Parallel.For(0, 2_000, _ => Assert.That(tokenizer.Encode("how　much多少钱钱 xyz"), Is.EqualTo(expected)));
    }

    private static void Check(string json, string text, string expected, string decoded)
    {
        var tokenizer = SmallTokenizers.Load(json);
        var ids = tokenizer.Encode(text);
        Assert.That(string.Join(' ', ids), Is.EqualTo(expected));
        Assert.That(tokenizer.Count(text), Is.EqualTo(ids.Length));
        Assert.That(tokenizer.Decode(ids), Is.EqualTo(decoded));
        var stream = tokenizer.CreateStreamDecoder();
        Assert.That(string.Concat(ids.Select(stream.Append)) + stream.Flush(), Is.EqualTo(decoded));
    }
}

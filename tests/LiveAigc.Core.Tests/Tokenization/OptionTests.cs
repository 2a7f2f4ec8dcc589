namespace LiveAigc.Tokenization;

/// <summary>The settings and tokens that the goldens do not touch.</summary>
[TestFixture]
public class OptionTests
{
    [Test]
    public void Accents_and_case_are_two_questions()
    {
        const string tokens = "cafe caf\u00E9 CAFE CAF\u00C9 i\u0307 i I \u0130";
        Assert.That(SmallVocabulary.Tokenizer(tokens).TokensOf("CAF\u00C9 \u0130"), Is.EqualTo("cafe i"));
        Assert.That(SmallVocabulary.Tokenizer(tokens, new() { StripAccents = false }).TokensOf("CAF\u00C9 \u0130"), Is.EqualTo("caf\u00E9 i\u0307"));
        Assert.That(SmallVocabulary.Tokenizer(tokens, new() { LowerCase = false, StripAccents = true }).TokensOf("CAF\u00C9 \u0130"), Is.EqualTo("CAFE I"));
        Assert.That(SmallVocabulary.Tokenizer(tokens, new() { LowerCase = false }).TokensOf("CAF\u00C9 \u0130"), Is.EqualTo("CAF\u00C9 \u0130"));
    }

    [Test]
    public void Chinese_may_form_words()
    {
        Assert.That(SmallVocabulary.Tokenizer("你 好 ##好 你好").TokensOf("你好 x你"), Is.EqualTo("你 好 [UNK] 你"));
        Assert.That(SmallVocabulary.Tokenizer("你 ##好 你好", new() { IsolateChinese = false }).TokensOf("你好 你好好 好"), Is.EqualTo("你好 你好 ##好 [UNK]"));
    }

    [Test]
    public void Text_may_be_left_uncleaned()
    {
        var tokenizer = SmallVocabulary.Tokenizer("ab a\0b a b", new() { CleanText = false });
        Assert.That(tokenizer.TokensOf("a\0b a\u200Bb a\tb a\u000Bb"), Is.EqualTo("a\0b [UNK] a b a b"));
        Assert.That(SmallVocabulary.Tokenizer("ab a b").TokensOf("a\0b a\u200Bb a\tb a\u000Bb"), Is.EqualTo("ab ab a b ab"));
    }

    [Test]
    public void Long_words_are_unknown()
    {
        var tokenizer = SmallVocabulary.Tokenizer("a ##a", new() { MaxCharsPerWord = 3 });
        Assert.That(tokenizer.TokensOf("aaa aaaa"), Is.EqualTo("a ##a ##a [UNK]"));
        Assert.That(SmallVocabulary.Tokenizer("a ##a", new() { MaxCharsPerWord = 5_000 }).Count(new string('a', 5_000)), Is.EqualTo(5_000));
    }

    [Test]
    public void Names_and_prefix_may_differ()
    {
        var tokenizer = new WordPieceTokenizer(["<s>", "</s>", "<p>", "<u>", "<m>", "a", "@b"], new()
        {
            ClsToken = "<s>", SepToken = "</s>", PadToken = "<p>", UnknownToken = "<u>", MaskToken = "<m>", ContinuationPrefix = "@",
        });
        Assert.That(tokenizer.TokensOf("ab<m>c [SEP] </s>"), Is.EqualTo("a @b <m> <u> <u> <u> <u> </s>"));
        Assert.That((tokenizer.ClsId, tokenizer.SepId, tokenizer.PadId, tokenizer.UnknownId, tokenizer.MaskId), Is.EqualTo((0, 1, 2, 3, 4)));
    }

    [TestCase("[SEP]", "[SEP]")]
    [TestCase("a[SEP]a", "a [SEP] a")]
    [TestCase("[[SEP]]", "[ [SEP] ]")]
    [TestCase("[SEP", "[ [UNK]")]
    [TestCase("[sep]", "[ [UNK] ]")]
    [TestCase("[SE\0P]", "[ [UNK] ]")]
    public void Special_tokens_are_found_in_the_raw_text(string text, string expected) =>
        Assert.That(SmallVocabulary.Tokenizer("a [ ]").TokensOf(text), Is.EqualTo(expected));

    [Test]
    public void A_lone_surrogate_hides_no_special_token() =>
        Assert.That(SmallVocabulary.Tokenizer("a [ ]").TokensOf("[\uD83DSE\uDC00P\uD800]\uDC00a"), Is.EqualTo("[SEP] a"));

    [Test]
    public void Tokens_and_ids_are_looked_up()
    {
        var tokenizer = SmallVocabulary.Tokenizer("a ##b");
        Assert.That(tokenizer.VocabularySize, Is.EqualTo(7));
        Assert.That(tokenizer.Vocabulary, Is.EqualTo((string[])[.. SmallVocabulary.Special, "a", "##b"]));
        Assert.That(tokenizer.TryGetId("##b", out var id) && id == 6);
        Assert.That(tokenizer.TryGetId("b", out _), Is.False);
        Assert.That(tokenizer.TokenOf(6), Is.EqualTo("##b"));
        Assert.That(() => tokenizer.TokenOf(7), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("0 to 6"));
        Assert.That(new WordPieceTokenizer(["[UNK]"]).ClsId, Is.EqualTo(-1));
    }

    [Test]
    public void Decoding_joins_pieces()
    {
        var tokenizer = SmallVocabulary.Tokenizer("##uelo ara ##új ##o no ##guera");
        int[] ids = [5, 6, 7, 8, 9, 10];
        Assert.That(tokenizer.Decode(ids), Is.EqualTo("##uelo araújo noguera"));
        Assert.That(tokenizer.Decode([2, .. ids, 3, 0]), Is.EqualTo("[CLS]uelo araújo noguera [SEP] [PAD]"));
        Assert.That(tokenizer.Decode([2, .. ids, 3, 0], skipSpecialTokens: true), Is.EqualTo("##uelo araújo noguera"));
        Assert.That(tokenizer.Decode([]), Is.Empty);
        Assert.That(() => tokenizer.Decode([11]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_vocabulary_that_cannot_be_used_is_refused()
    {
        Assert.That(() => new WordPieceTokenizer([]), Throws.ArgumentException.With.Message.Contains("empty"));
        Assert.That(() => new WordPieceTokenizer(["a"]), Throws.ArgumentException.With.Message.Contains("no '[UNK]'"));
        Assert.That(() => new WordPieceTokenizer(["[UNK]", "a", "a"]), Throws.ArgumentException.With.Message.Contains("'a' is there twice, as id 1 and id 2"));
        Assert.That(() => new WordPieceTokenizer(["[UNK]", null!]), Throws.ArgumentException.With.Message.Contains("no token at id 1"));
        Assert.That(() => new WordPieceTokenizer(null!), Throws.ArgumentNullException);
        Assert.That(() => new WordPieceTokenizer(["[UNK]"], new() { MaxCharsPerWord = 0 }), Throws.ArgumentException.With.Message.Contains("at least 1"));
        Assert.That(() => new WordPieceTokenizer(["[UNK]"], new() { ContinuationPrefix = "" }), Throws.ArgumentException.With.Message.Contains("prefix"));
    }
}

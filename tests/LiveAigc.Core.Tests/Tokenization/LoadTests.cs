namespace LiveAigc.Tokenization;

/// <summary>Files: what is read from them, and what is said about those that cannot be.</summary>
[TestFixture]
public class LoadTests
{
    private const string Vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\nA\n##b\n";

    private const string Json = """
        {
          "truncation": { "max_length": 128 }, "padding": null,
          "added_tokens": [ { "id": 1, "content": "[CLS]", "special": true, "normalized": false, "single_word": false, "lstrip": false, "rstrip": false },
                            { "id": 5, "content": "<P>", "special": false, "normalized": false } ],
          "normalizer": { "type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": false },
          "pre_tokenizer": { "type": "BertPreTokenizer" },
          "post_processor": { "type": "TemplateProcessing",
            "single": [ {"SpecialToken":{"id":"[CLS]","type_id":0}}, {"Sequence":{"id":"A","type_id":0}}, {"SpecialToken":{"id":"[SEP]","type_id":0}} ],
            "pair": [ {"SpecialToken":{"id":"[CLS]","type_id":0}}, {"Sequence":{"id":"A","type_id":0}}, {"SpecialToken":{"id":"[SEP]","type_id":0}},
                      {"Sequence":{"id":"B","type_id":1}}, {"SpecialToken":{"id":"[SEP]","type_id":1}} ] },
          "decoder": { "type": "WordPiece" },
          "model": { "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 3,
                     "vocab": { "[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "A": 3, "##b": 4 } }
        }
        """;

    [Test]
    public void A_vocabulary_file_stands_alone()
    {
        using var folder = new TemporaryFolder();
        var tokenizer = WordPieceTokenizer.Load(folder.Write("vocab.txt", Vocabulary.ReplaceLineEndings("\r\n")));
        Assert.That(tokenizer.VocabularySize, Is.EqualTo(7));
        Assert.That(tokenizer.TokensOf("Ab"), Is.EqualTo("a ##b"));
    }

    [Test]
    public void A_folder_says_how_its_vocabulary_is_used()
    {
        using var folder = new TemporaryFolder();
        folder.Write("vocab.txt", Vocabulary);
        folder.Write("tokenizer_config.json", """{ "do_lower_case": false, "pad_token": { "content": "A" }, "model_max_length": 512 }""");
        var tokenizer = WordPieceTokenizer.Load(folder.Path);
        Assert.That(tokenizer.TokensOf("Ab"), Is.EqualTo("A [UNK]"), "the padding token is found in the raw text");
        Assert.That(tokenizer.PadId, Is.EqualTo(5));
    }

    [Test]
    public void A_tokenizer_json_comes_first()
    {
        using var folder = new TemporaryFolder();
        folder.Write("vocab.txt", Vocabulary);
        folder.Write("tokenizer.json", "\uFEFF" + Json);
        var tokenizer = WordPieceTokenizer.Load(folder.Path);
        Assert.That(tokenizer.TokensOf("Ab ab Abbb[CLS]<P>[SEP]"), Is.EqualTo("A ##b [UNK] [UNK] [CLS] <P> [UNK] [UNK] [UNK]"));
        Assert.That(tokenizer.Decode([1, 5, 3], skipSpecialTokens: true), Is.EqualTo("<P> A"));
        Assert.That((tokenizer.ClsId, tokenizer.SepId, tokenizer.PadId, tokenizer.VocabularySize), Is.EqualTo((1, 2, -1, 6)));
    }

    [Test]
    public void An_added_token_spells_no_words()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tokenizer.json", Json.Replace("\"<P>\"", "\"aa\"", StringComparison.Ordinal).Replace("\"lowercase\": false", "\"lowercase\": true", StringComparison.Ordinal));
        Assert.That(WordPieceTokenizer.Load(file).TokensOf("aa AA"), Is.EqualTo("aa [UNK]"));
    }

    [Test]
    public void Types_may_be_missing_as_in_older_files()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tokenizer.json", Json.Replace("\"type\": \"WordPiece\", \"unk", "\"unk", StringComparison.Ordinal)
            .Replace("\"TemplateProcessing\"", "\"BertProcessing\", \"sep\": [\"[SEP]\", 2], \"cls\": [\"[CLS]\", 1]", StringComparison.Ordinal));
        Assert.That(WordPieceTokenizer.Load(file).SepId, Is.EqualTo(2));
    }

    [TestCase("\"WordPiece\", \"unk", "\"BPE\", \"unk", "model is of type BPE")]
    [TestCase("\"type\": \"WordPiece\", \"unk_token\"", "\"merges\": [], \"unk_token\"", "model is of type BPE")]
    [TestCase("\"unk_token\"", "\"lowercase\": true, \"unk_token\"", "model.lowercase is a setting that is not supported")]
    [TestCase("BertNormalizer", "NFKC", "normalizer is of type NFKC")]
    [TestCase("\"strip_accents\"", "\"strip_tones\"", "normalizer.strip_tones is a setting that is not supported")]
    [TestCase("\"lowercase\": false", "\"lowercase\": 1", "normalizer.lowercase is the number 1, not true or false")]
    [TestCase("BertPreTokenizer", "Whitespace", "pre_tokenizer is of type Whitespace")]
    [TestCase("\"pre_tokenizer\"", "\"pre\"", "pre_tokenizer is missing")]
    [TestCase("TemplateProcessing", "RobertaProcessing", "post_processor is of type RobertaProcessing")]
    [TestCase("\"id\":\"B\",\"type_id\":1", "\"id\":\"B\",\"type_id\":0", "post_processor.pair is [CLS]:0 $A:0 [SEP]:0 $B:0 [SEP]:1")]
    [TestCase("\"decoder\": { \"type\": \"WordPiece\"", "\"decoder\": { \"type\": \"ByteLevel\"", "decoder is of type ByteLevel")]
    [TestCase("\"special\": false, \"normalized\": false", "\"normalized\": true", "added_tokens[1] ('<P>') has normalized: true")]
    [TestCase("\"single_word\": false", "\"single_word\": true", "added_tokens[0] ('[CLS]') has single_word: true")]
    [TestCase("\"id\": 5", "\"id\": 6", "added_tokens[1] ('<P>') has id 6")]
    [TestCase("\"id\": 5", "\"id\": 4", "added_tokens[1] ('<P>') has id 4, which is that of '##b'")]
    [TestCase("\"A\": 3", "\"A\": 4", "model.vocab gives id 4 to 'A' and to '##b'")]
    [TestCase("\"A\": 3", "\"A\": 9", "model.vocab has 5 tokens, yet 'A' has id 9")]
    [TestCase("\"A\": 3", "\"A\": \"3\"", "model.vocab gives 'A' the id \"3\"")]
    [TestCase("\"A\": 3", "\"[UNK]\": 3", "'[UNK]' is there twice")]
    [TestCase("\"[UNK]\": 0", "\"[UNKNOWN]\": 0", "no '[UNK]'")]
    [TestCase("\"decoder\"", "decoder", "not valid JSON at line 11, byte 3")]
    public void What_a_tokenizer_json_asks_for_in_vain_is_named(string part, string instead, string message)
    {
        using var folder = new TemporaryFolder();
        Assert.That(Json.Contains(part, StringComparison.Ordinal), "the test changes something");
        var file = folder.Write("tokenizer.json", Json.Replace(part, instead, StringComparison.Ordinal));
        var error = Assert.Throws<ModelLoadException>(() => WordPieceTokenizer.Load(folder.Path));
        Assert.That(error.Message, Does.Contain(message).And.StartsWith(file));
        Assert.That(error.Path, Is.EqualTo(file));
    }

    [TestCase("", "the vocabulary is empty")]
    [TestCase("[UNK]\na\nb\na\n", "'a' is there twice, as line 2 and line 4")]
    [TestCase("a\nb\n", "the vocabulary has no '[UNK]'")]
    public void What_is_wrong_with_a_vocabulary_file_is_said(string content, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("vocab.txt", content);
        var error = Assert.Throws<ModelLoadException>(() => WordPieceTokenizer.Load(file));
        Assert.That(error.Message, Does.Contain(message).And.StartsWith(file));
    }

    [Test]
    public void What_is_not_there_is_said()
    {
        using var folder = new TemporaryFolder();
        Assert.That(() => WordPieceTokenizer.Load(folder.PathOf("none")), Throws.TypeOf<ModelLoadException>().With.Message.Contains("no such file or folder"));
        Assert.That(() => WordPieceTokenizer.Load(folder.Path), Throws.TypeOf<ModelLoadException>().With.Message.Contains("neither tokenizer.json nor vocab.txt"));
        Assert.That(() => WordPieceTokenizer.Load(" "), Throws.ArgumentException);
        File.WriteAllBytes(folder.PathOf("vocab.txt"), [0xFF, 0xFE, 0xFD]);
        Assert.That(() => WordPieceTokenizer.Load(folder.PathOf("vocab.txt")), Throws.TypeOf<ModelLoadException>());
        folder.Write("tokenizer_config.json", """{ "do_basic_tokenize": false }""");
        folder.Write("vocab.txt", Vocabulary);
        Assert.That(() => WordPieceTokenizer.Load(folder.Path), Throws.TypeOf<ModelLoadException>().With.Message.Contains("do_basic_tokenize"));
    }

    [Test]
    public void A_damaged_file_gives_a_tokenizer_or_a_reason()
    {
        const string damage = "\"0,:[]{}\\u1d";
        using var folder = new TemporaryFolder();
        var random = new Random(7);
        var loaded = 0;
        for (var i = 0; i < 600; i++)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(Json);
            for (var n = random.Next(1, 4); n > 0; n--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)damage[random.Next(damage.Length)];
            File.WriteAllBytes(folder.PathOf("tokenizer.json"), bytes);
            try
            {
                loaded += WordPieceTokenizer.Load(folder.Path).VocabularySize > 0 ? 1 : 0;
            }
            catch (ModelLoadException e)
            {
                Assert.That(e.Message, Does.StartWith(e.Path));
            }
        }
        Assert.That(loaded, Is.GreaterThan(5), "some damage falls on blanks and names");
    }

    [Test]
    public void A_real_tokenizer_json_of_another_kind_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("tokenizer.json"), TokenizerGoldens.Bytes("qwen3.tokenizer.json.gz"));
        Assert.That(() => WordPieceTokenizer.Load(folder.Path), Throws.TypeOf<ModelLoadException>().With.Message.Contains("model is of type BPE"));
    }
}

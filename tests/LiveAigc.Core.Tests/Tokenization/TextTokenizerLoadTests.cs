namespace LiveAigc.Tokenization;

/// <summary>What a tokenizer.json asks for in vain is said: file, place, and what to do.</summary>
[TestFixture]
public class TextTokenizerLoadTests
{
    private const string Json = """
        {
          "version": "1.0", "truncation": { "max_length": 8 }, "padding": null,
          "added_tokens": [ { "id": 0, "content": "<u>", "special": true, "normalized": false } ],
          "normalizer": { "type": "NFC" },
          "pre_tokenizer": { "type": "Split", "pattern": { "Regex": "\\s+" }, "behavior": "Isolated", "invert": false },
          "post_processor": { "type": "BertProcessing", "sep": ["a", 1], "cls": ["b", 2] },
          "decoder": { "type": "Strip", "content": " ", "start": 1, "stop": 0 },
          "model": { "type": "BPE", "unk_token": "<u>", "vocab": { "<u>": 0, "a": 1, "b": 2, "ab": 3 }, "merges": [ "a b" ] }
        }
        """;

    private const string UnigramModel = """{ "type": "Unigram", "unk_id": 0, "vocab": [["<u>", 0], ["a", -1], ["b", -2.5e0]] }""";

    [Test]
    public void What_is_asked_for_rightly_is_done()
    {
        var tokenizer = SmallTokenizers.Load("\uFEFF" + Json);
        Assert.That(tokenizer.Encode("ab a"), Is.EqualTo(new[] { 2, 3, 0, 1, 1 }));
    }

    [TestCase("\"BPE\"", "\"WordLevel\"", "model is of type WordLevel, which is not supported; supported are WordPiece, BPE and Unigram")]
    [TestCase("\"NFC\"", "\"Precompiled\"", "normalizer is of type Precompiled")]
    [TestCase("\"NFC\"", "\"NFC\", \"x\": 1", "normalizer.x is a setting that is not supported")]
    [TestCase("\"NFC\" }", "\"Sequence\", \"normalizers\": [ { \"type\": \"Nmt\" } ] }", "normalizer.normalizers[0] is of type Nmt")]
    [TestCase("\"Split\"", "\"UnicodeScripts\"", "pre_tokenizer is of type UnicodeScripts")]
    [TestCase("\\\\s+", "(?<!a)", "pre_tokenizer.pattern.Regex is a regular expression with the group '(?<!'")]
    [TestCase("\"Regex\": \"\\\\s+\"", "\"String\": \"\"", "pre_tokenizer.pattern.String is empty")]
    [TestCase("Isolated", "isolated", "pre_tokenizer.behavior is 'isolated', which is none of Removed, Isolated")]
    [TestCase("BertProcessing", "Frames", "post_processor is of type Frames")]
    [TestCase("[\"a\", 1]", "[\"a\", 2]", "post_processor.sep[1] is 2, but the vocabulary gives 'a' the id 1")]
    [TestCase("[\"a\", 1]", "[\"z\", 2]", "the vocabulary has no 'z'")]
    [TestCase("\"Strip\"", "\"CTC\"", "decoder is of type CTC")]
    [TestCase("\"content\": \" \"", "\"content\": \"  \"", "decoder.content is '  ', not one character")]
    [TestCase("\"start\": 1", "\"start\": -1", "decoder.start is negative")]
    [TestCase("\"a b\"", "\"a z\"", "model.merges[0] merges 'a' and 'z', but model.vocab does not hold both")]
    [TestCase("\"a b\"", "\"ab\"", "model.merges[0] is not a pair of tokens")]
    [TestCase("\"unk_token\": \"<u>\"", "\"unk_token\": \"<x>\"", "model.unk_token is '<x>', which model.vocab does not hold")]
    [TestCase("\"unk_token\"", "\"dropout\": 0.1, \"unk_token\"", "model.dropout is not 0")]
    [TestCase("\"unk_token\"", "\"fuse\": 1, \"unk_token\"", "model.fuse is a setting that is not supported")]
    [TestCase("\"a\": 1", "\"a\": 2", "model.vocab gives id 2 to")]
    [TestCase("\"a\": 1", "\"a\": -1", "model.vocab gives 'a' the id -1")]
    [TestCase("\"b\": 2, \"ab\"", "\"a\": 7, \"ab\"", "model.vocab holds 'a' twice")]
    [TestCase("{ \"id\": 0, \"content\": \"<u>\"", "{ \"id\": 1, \"content\": \"<u>\"", "added_tokens[0] ('<u>') has id 1, but model.vocab gives it 0")]
    [TestCase("{ \"id\": 0, \"content\": \"<u>\"", "{ \"id\": 9, \"content\": \"<n>\"", "added_tokens[0] ('<n>') has id 9, but the next free one")]
    [TestCase("\"special\": true", "\"hidden\": true", "added_tokens[0].hidden is a setting that is not supported")]
    [TestCase("\"version\"", "\"versions\"", "versions is a setting that is not supported")]
    [TestCase("\"model\"", "\"decoder2\"", "decoder2 is a setting")]
    [TestCase("\"decoder\"", "decoder", "not valid JSON at line 7")]
    [TestCase("\"NFC\"", "\"\\ud800\"", "a string holds half a character")]
    public void What_is_asked_for_in_vain_is_named(string part, string instead, string message) => Refused(Json, part, instead, message);

    [TestCase("\"unk_id\": 0,", "", "model has no unk_id")]
    [TestCase("\"unk_id\": 0", "\"unk_id\": 3", "model.unk_id is 3, but the ids of model.vocab go from 0 to 2")]
    [TestCase("[\"a\", -1]", "[\"b\", -1]", "model.vocab[2][0] is 'b', which is there already, with id 1")]
    [TestCase("[\"a\", -1]", "[\"a\"]", "model.vocab[1] is not a token and its score")]
    [TestCase("[\"a\", -1]", "[\"a\", null]", "model.vocab[1][1] is null, not a number")]
    public void What_is_wrong_with_a_unigram_model_is_named(string part, string instead, string message) =>
        Refused(Json[..Json.IndexOf("{ \"type\": \"BPE\"", StringComparison.Ordinal)] + UnigramModel + "\n}", part, instead, message);

    [TestCase("""{ "type": "Metaspace", "replacement": "▁", "add_prefix_space": false }""", "pre_tokenizer has add_prefix_space: false and a prepend_scheme")]
    [TestCase("""{ "type": "Metaspace", "replacement": "▁", "prepend_scheme": "often" }""", "prepend_scheme 'often'")]
    [TestCase("""{ "type": "Metaspace", "replacement": "▁", "prepend_scheme": "first" }""", "prepend_scheme: first beside a normalizer and an added token")]
    public void Metaspace_is_read_with_care(string preTokenizer, string message)
    {
        var old = Json[Json.IndexOf("{ \"type\": \"Split\"", StringComparison.Ordinal)..Json.IndexOf(",\n  \"post_processor\"", StringComparison.Ordinal)];
        Refused(Json.Replace("\"normalized\": false", "\"normalized\": true", StringComparison.Ordinal), old, preTokenizer, message);
    }

    [Test]
    public void A_folder_may_hold_a_WordPiece_vocabulary()
    {
        using var folder = new TemporaryFolder();
        folder.Write("vocab.txt", "[UNK]\n[CLS]\n[SEP]\na\n");
        Assert.That(TextTokenizer.Load(folder.Path), Is.TypeOf<WordPieceTokenizer>());
    }

    [Test]
    public void What_is_not_there_is_said()
    {
        using var folder = new TemporaryFolder();
        Assert.That(() => TextTokenizer.Load(folder.Path), Throws.TypeOf<ModelLoadException>().With.Message.Contains("holds no tokenizer.json").And.Message.Contains("save_pretrained"));
        Assert.That(() => TextTokenizer.Load(folder.PathOf("none.json")), Throws.TypeOf<ModelLoadException>().With.Message.Contains("no such file"));
        Assert.That(() => TextTokenizer.Load(""), Throws.ArgumentException);
    }

    private static void Refused(string json, string part, string instead, string message)
    {
        using var folder = new TemporaryFolder();
        Assert.That(json, Does.Contain(part), "the test changes something");
        var file = folder.Write("tokenizer.json", json.Replace(part, instead, StringComparison.Ordinal));
        var error = Assert.Throws<ModelLoadException>(() => TextTokenizer.Load(folder.Path));
        Assert.That(error.Message, Does.StartWith(file).And.Contain(message));
    }
}

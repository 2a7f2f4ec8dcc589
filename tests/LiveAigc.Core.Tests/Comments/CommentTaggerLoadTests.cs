namespace LiveAigc.Comments;

public class CommentTaggerLoadTests
{
    private ClassifierFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void TheModelIsWhereExportersPutIt()
    {
        Assert.That(LoadedPath(), Is.EqualTo("model.onnx"));
        _folder.Delete("model.onnx");
        _folder.Write("onnx/model.onnx", "");
        _folder.Write("onnx/model_quantized.onnx", "");
        Assert.That(LoadedPath(), Is.EqualTo("onnx/model.onnx"));
        Assert.That(LoadedPath(new() { ModelFile = "model_quantized.onnx" }), Is.EqualTo("onnx/model_quantized.onnx"));
        Assert.That(LoadedPath(new() { ModelFile = "onnx/model_quantized.onnx" }), Is.EqualTo("onnx/model_quantized.onnx"));
    }

    [Test]
    public void NoFolder()
    {
        AssertRefused(_folder.PathOf("none"), "There is no folder", "check the path", "config.json, vocab.txt or tokenizer.json, and model.onnx");
        AssertRefused(_folder.PathOf("vocab.txt"), "is a file", "give the folder");
        Assert.That(() => CommentTagger.Load(" ", Session()), Throws.ArgumentException);
    }

    [TestCase("config.json", "it has no config.json. It holds model.onnx, vocab.txt.")]
    [TestCase("vocab.txt", "it has no vocab.txt or tokenizer.json. It holds config.json, model.onnx.")]
    [TestCase("model.onnx", "it has no model.onnx or onnx/model.onnx. It holds config.json, vocab.txt.")]
    public void MissingFile(string file, string said)
    {
        _folder.Delete(file);
        AssertRefused(_folder.Root, said, "optimum-cli export onnx");
    }

    [Test]
    public void EmptyFolder()
    {
        foreach (var file in Directory.GetFiles(_folder.Root))
            File.Delete(file);
        AssertRefused(_folder.Root, "no config.json, no vocab.txt or tokenizer.json, no model.onnx", "It is empty.");
    }

    [Test]
    public void AnotherModelFileIsNamed()
    {
        _folder.Delete("model.onnx");
        _folder.Write("onnx/model_int8.onnx", "");
        AssertRefused(_folder.Root, "It holds config.json, onnx/model_int8.onnx, vocab.txt.", "To run onnx/model_int8.onnx, name it (CommentTaggerOptions.ModelFile)");
    }

    [TestCase("""{ "id2label": { "2": "B", "0": "O", "10": "J", "1": "A" } }""", "id2label names 4 outputs, the highest is 10, but 3 is missing")]
    [TestCase("""{ "id2label": { "1": "A", "2": "B", "3": "C" } }""", "0 is missing")]
    [TestCase("""{ "id2label": { "0": "O", "00": "A" } }""", "names output 0 twice")]
    [TestCase("""{ "id2label": { "0": "O", "A": "1" } }""", "'A', which is not the number of an output")]
    [TestCase("""{ "id2label": { "0": "O", "1": 1 } }""", "no name for output 1")]
    [TestCase("""{ "id2label": ["O"] }""", "id2label is an array, not an object")]
    [TestCase("""{ "id2label": { "0": "O", "1": "O" } }""", "stands twice")]
    [TestCase("""{ "id2label": { } }""", "at least one label")]
    [TestCase("""{ "id2label": { "0": "O", "1": "B-x", "2": "y" } }""", "\"y\" stands among prefixed ones")]
    [TestCase("""{ }""", "id2label is missing")]
    [TestCase("""{ "id2label": """, "not valid JSON at line 1")]
    [TestCase("""{ "id2label": { "0": "O", "1": "A", "2": "B" }, "max_position_embeddings": 2 }""", "room for 2 tokens")]
    [TestCase("""{ "id2label": { "0": "O", "1": "A", "2": "B" }, "vocab_size": 29 }""", "the vocabulary has 30 tokens, but the model knows only 29")]
    public void DamagedConfig(string config, string said)
    {
        _folder.Write("config.json", config);
        AssertRefused(_folder.Root, said);
    }

    [Test]
    public void LabelsInAnyOrder()
    {
        _folder.Write("config.json", """{ "id2label": { "2": "B", "0": "O", "1": "A" } }""");
        using var tagger = CommentTagger.Load(_folder.Root, Session());
        Assert.That(tagger.Tags, Is.EqualTo(new[] { "A", "B" }));
        Assert.That(tagger.MaxTokens, Is.EqualTo(512), "where nobody says");
    }

    [Test]
    public void PositionsThatBeginBehindThePadding()
    {
        _folder.Write("config.json", """{ "model_type": "mpnet", "max_position_embeddings": 514, "pad_token_id": 1, "id2label": { "2": "B", "0": "O", "1": "A" } }""");
        using var tagger = CommentTagger.Load(_folder.Root, Session());
        Assert.That(tagger.MaxTokens, Is.EqualTo(512));
    }

    [Test]
    public void AVocabularyWithoutSpecialTokens()
    {
        File.WriteAllLines(_folder.PathOf("vocab.txt"), ["[UNK]", "a"]);
        AssertRefused(_folder.Root, "lacks [CLS], [SEP] or [PAD]");
    }

    [Test]
    public void OtherTensorsThanATokenClassifiers()
    {
        AssertRefused(_folder.Root, Session(inputs: [FakeSession.Ids]), "no input attention_mask", "Inputs: input_ids: Int64[-1, -1]. Outputs: logits", "Export");
        AssertRefused(_folder.Root, Session(inputs: [FakeSession.Mask with { Name = "mask" }, FakeSession.Ids]), "no input attention_mask");
        AssertRefused(_folder.Root, Session(inputs: [FakeSession.Ids, FakeSession.Mask, new("pixel_values", TensorElementType.Float32, [1, 3, 9, 9])]), "asks for an input pixel_values");
        AssertRefused(_folder.Root, Session(inputs: [FakeSession.Ids with { ElementType = TensorElementType.Float32 }, FakeSession.Mask]), "input_ids is not a table of whole numbers");
        AssertRefused(_folder.Root, Session(inputs: [FakeSession.Ids with { Shape = [8, -1] }, FakeSession.Mask]), "exactly 8 rows");
        AssertRefused(_folder.Root, Session(inputs: [FakeSession.Ids with { Shape = [1, 2] }, FakeSession.Mask]), "2 tokens long");
        AssertRefused(_folder.Root, Session(outputs: [Logits([-1, 3])]), "output logits is not a floating-point tensor [batch, length, labels]", "task");
        AssertRefused(_folder.Root, Session(outputs: [Logits([-1, -1, 3]) with { ElementType = TensorElementType.Int64 }]), "not a floating-point tensor");
        AssertRefused(_folder.Root, Session(outputs: [new("a", TensorElementType.Float32, []), new("b", TensorElementType.Float32, [])]), "none of its 2 outputs is called logits");
    }

    [Test]
    public void AnotherNumberOfOutputsThanLabels([Values] bool known)
    {
        _folder.WriteLabels("O", "A");
        AssertRefused(_folder.Root, Session(outputs: [Logits([-1, -1, known ? 3 : -1])]), "config.json names 2 labels (O, A), but model.onnx gives 3 numbers a token", "take both from the same export");
    }

    [Test]
    public void AModelThatCannotSayItsShapeIsTriedOut()
    {
        AssertRefused(_folder.Root, Session(outputs: [Logits([])], logits: (_, _) => [1, 2]), "gives 2 numbers a token");
        AssertRefused(_folder.Root, Session(outputs: [Logits([])], running: _ => throw new ModelRunException("no such node")), "does not run on a row of 3 tokens: no such node");
    }

    [Test]
    public void WhatCannotBeUsedIsDisposed()
    {
        var session = Session(inputs: [FakeSession.Ids]);
        Assert.That(() => CommentTagger.Load(_folder.Root, session), Throws.TypeOf<ModelLoadException>());
        Assert.That(session.IsDisposed);
    }

    private static TensorSpec Logits(long[] shape) => new("logits", TensorElementType.Float32, shape);

    private static FakeSession Session(TensorSpec[]? inputs = null, TensorSpec[]? outputs = null, Func<long[], int, float[]>? logits = null, Action<CancellationToken>? running = null) => new()
    {
        Inputs = inputs ?? [FakeSession.Ids, FakeSession.Mask],
        Outputs = outputs ?? [Logits([-1, -1, -1])],
        Logits = logits ?? FakeSession.ByToken(3, _ => 0),
        Running = running,
    };

    private static void AssertRefused(string folder, params string[] said) => AssertRefused(folder, Session(), said);

    private static void AssertRefused(string folder, FakeSession session, params string[] said)
    {
        var refusal = Assert.Throws<ModelLoadException>(() => CommentTagger.Load(folder, session).Dispose());
        foreach (var words in said)
            Assert.That(refusal!.Message, Does.Contain(words));
        Assert.That(refusal!.Message, Does.Contain(folder).And.Not.Contain("\n"), "one line that names the folder");
    }

    private string LoadedPath(CommentTaggerOptions? options = null)
    {
        var session = Session();
        CommentTagger.Load(_folder.Root, session, options).Dispose();
        return Path.GetRelativePath(_folder.Root, session.LoadedPath!).Replace('\\', '/');
    }
}

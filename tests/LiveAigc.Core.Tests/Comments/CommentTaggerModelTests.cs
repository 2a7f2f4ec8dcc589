using LiveAigc.Inference;

namespace LiveAigc.Comments;

/// <summary>The tagger over ONNX Runtime.</summary>
public class CommentTaggerModelTests
{
    private static readonly string[] Labels = ["O", "B-x", "I-x", "B-y", "I-y", "B-z", "I-z"];
    private ClassifierFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new(Labels);

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void ABatchGivesExactlyWhatSinglesGive([Values(1, 2)] int threads)
    {
        WriteModel(TinyTransformer.Write(Labels.Length));
        var sessions = new CountingSessions(new OnnxRuntimeSessionFactory(new() { IntraOpThreads = threads }));
        using var tagger = CommentTagger.Load(_folder.Root, sessions);
        var comments = Comments(300);
        var singles = comments.Select(comment => tagger.Tag([comment])[0]).ToArray();
        sessions.Runs = 0;
        AssertSame(tagger.Tag(comments), singles);
        Assert.That(sessions.Runs, Is.LessThan(comments.Length / 3), "rows shared runs");
        AssertSame([.. tagger.Tag([.. comments.Reverse()]).Reverse()], singles);
        AssertSame([.. comments.Chunk(7).SelectMany(some => tagger.Tag(some))], singles);
        Assert.That(singles.Count(tags => tags.Spans.Count > 0), Is.GreaterThan(200), "there is something to compare");
    }

    [Test]
    public void ABatchOfADynamicInt8ModelGivesExactlyWhatSinglesGive()
    {
        WriteModel(TinyTransformer.Write(Labels.Length, dynamicInt8: true));
        using var exact = CommentTagger.Load(_folder.Root, new OnnxRuntimeSessionFactory());
        using var fast = CommentTagger.Load(_folder.Root, new OnnxRuntimeSessionFactory(), new() { ExactBatches = false });
        var comments = Comments(100);
        var singles = comments.Select(comment => exact.Tag([comment])[0]).ToArray();
        AssertSame(exact.Tag(comments), singles);
        Assert.That(fast.Tag(comments).Select(tags => tags.Confidence), Is.Not.EqualTo(singles.Select(tags => tags.Confidence)), "or else exactness would cost nothing");
    }

    [Test]
    public void WhateverTheTypesTheTagsAreTheSame([Values(OnnxType.Int64, OnnxType.Int32)] OnnxType ids, [Values(OnnxType.Float, OnnxType.Float16)] OnnxType logits, [Values] bool tokenTypes)
    {
        var comments = Comments(30);
        WriteModel(TinyTransformer.Write(Labels.Length));
        using var plain = CommentTagger.Load(_folder.Root, new OnnxRuntimeSessionFactory());
        WriteModel(TinyTransformer.Write(Labels.Length, ids, logits, tokenTypes: tokenTypes));
        using var other = CommentTagger.Load(_folder.Root, new OnnxRuntimeSessionFactory());
        var (expected, actual) = (plain.Tag(comments), other.Tag(comments));
        for (var i = 0; i < comments.Length; i++)
        {
            Assert.That(actual[i].Spans.Select(span => (span.Start, span.End, span.Tag)), Is.EqualTo(expected[i].Spans.Select(span => (span.Start, span.End, span.Tag))));
            Assert.That(actual[i].Confidence, Is.EqualTo(expected[i].Confidence).Within(logits == OnnxType.Float ? 0 : 5e-3));
        }
    }

    [Test]
    public void AnotherNumberOfOutputsThanLabels()
    {
        WriteModel(TinyTransformer.Write(5));
        Assert.That(
            () => CommentTagger.Load(_folder.Root, new OnnxRuntimeSessionFactory()),
            Throws.TypeOf<ModelLoadException>().With.Message.Contains("names 7 labels").And.Message.Contains("gives 5 numbers a token"));
    }

    [Test]
    public void AModelThatIsNone()
    {
        _folder.Write("model.onnx", "<html>not found</html>");
        Assert.That(() => CommentTagger.Load(_folder.Root, new OnnxRuntimeSessionFactory()), Throws.TypeOf<ModelLoadException>().With.Message.Contains("model.onnx"));
    }

    [Test]
    public void CancellationEndsALongCall()
    {
        WriteModel(TinyTransformer.Write(Labels.Length));
        using var tagger = CommentTagger.Load(_folder.Root, new OnnxRuntimeSessionFactory());
        var comments = Comments(5_000, 60);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.That(() => tagger.Tag(comments, null, source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private void WriteModel(byte[] model) => File.WriteAllBytes(_folder.PathOf("model.onnx"), model);

    private static LiveComment[] Comments(int count, int words = 150)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(i => new LiveComment($"{i}", string.Concat(Enumerable.Range(0, random.Next(words)).Select(_ => "abcdefghij买退好😀! ?  "[random.Next(20)]))))];
    }

    private static void AssertSame(IReadOnlyList<CommentTags> actual, CommentTags[] expected)
    {
        Assert.That(actual, Has.Count.EqualTo(expected.Length));
        for (var i = 0; i < actual.Count; i++)
        {
            Assert.That(actual[i] with { Spans = [] }, Is.EqualTo(expected[i] with { Spans = [] }));
            Assert.That(actual[i].Spans, Is.EqualTo(expected[i].Spans), "to the last bit of every confidence");
        }
    }

    private sealed class CountingSessions(IModelSessionFactory sessions) : IModelSessionFactory
    {
        public int Runs { get; set; }

        public IModelSession Load(string path) => new Session(this, sessions.Load(path));

        private sealed class Session(CountingSessions counter, IModelSession session) : IModelSession
        {
            public IReadOnlyList<TensorSpec> Inputs => session.Inputs;

            public IReadOnlyList<TensorSpec> Outputs => session.Outputs;

            public void Run(ReadOnlySpan<NamedTensor> inputs, Span<NamedTensor> outputs, CancellationToken cancellationToken = default)
            {
                counter.Runs++;
                session.Run(inputs, outputs, cancellationToken);
            }

            public void Dispose() => session.Dispose();
        }
    }
}

namespace LiveAigc.Comments.Batching;

/// <summary>The batcher over a real model: the same answers as the tagger alone.</summary>
public class BatcherModelTests
{
    private ClassifierFolder _folder = null!;
    private CommentTagger _tagger = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new();
        File.WriteAllBytes(_folder.PathOf("model.onnx"), TinyTransformer.Write(3));
        _tagger = CommentTagger.Load(_folder.Root, new OnnxRuntimeSessionFactory());
    }

    [TearDown]
    public void TearDown()
    {
        _tagger.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Many_callers_get_exactly_what_the_tagger_alone_gives()
    {
        var comments = Comments(600, longest: 150);
        await using var batcher = new CommentBatcher(_tagger, new() { ConcurrentRuns = 3, Capacity = 40 });
        var callers = Enumerable.Range(0, 20).Select(caller => Task.Run(async () =>
        {
            var answers = new List<(LiveComment, CommentTags)>();
            for (var i = caller; i < comments.Length; i += 20)
                answers.Add((comments[i], await batcher.TagAsync(comments[i], new() { Priority = (CommentPriority)((i % 3) - 1), MinConfidence = 0.3f })));
            return answers;
        }));
        foreach (var (comment, tags) in (await Task.WhenAll(callers)).SelectMany(answers => answers))
        {
            var alone = _tagger.Tag([comment], new() { MinConfidence = 0.3f })[0];
            Assert.That(tags with { Spans = [] }, Is.EqualTo(alone with { Spans = [] }));
            Assert.That(tags.Spans, Is.EqualTo(alone.Spans), "to the last bit of every confidence");
        }

        Assert.That((batcher.Statistics.Tagged, batcher.Statistics.Dropped), Is.EqualTo((600, 0)));
    }

    private static LiveComment[] Comments(int count, int longest)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i => new LiveComment($"{i}", string.Join(' ', Enumerable.Range(0, random.Next(0, longest)).Select(_ => (char)random.Next('a', 'k')))))];
    }
}

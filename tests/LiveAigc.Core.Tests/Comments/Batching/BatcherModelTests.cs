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

    [Test]
    public async Task In_a_crowd_that_gives_up_and_is_dropped_each_gets_its_own_answer_or_a_reason([Values] CommentOverflow whenFull)
    {
        const int Callers = 24, Each = 150;
        var comments = Comments(Callers * Each, longest: 30);
        var batcher = new CommentBatcher(_tagger, new() { ConcurrentRuns = 3, Capacity = 12, WhenFull = whenFull, MaxBatchTokens = 128 });
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            var fates = new int[3];
            for (var i = caller; i < comments.Length; i += Callers)
            {
                using var giveUp = new CancellationTokenSource();
                var task = batcher.TagAsync(comments[i], new() { Priority = (CommentPriority)random.Next(-1, 2) }, giveUp.Token).AsTask();
                if (random.Next(3) == 0)
                {
                    for (var turns = random.Next(40); turns > 0; turns--)
                        await Task.Yield();
                    await giveUp.CancelAsync();
                }

                await Task.WhenAny(task).WaitAsync(TimeSpan.FromSeconds(60));
                fates[task.IsCompletedSuccessfully ? 0 : task.IsCanceled ? 1 : 2]++;
                if (task.IsCompletedSuccessfully)
                    Assert.That(task.Result.CommentId, Is.EqualTo(comments[i].Id));
                else if (!task.IsCanceled)
                    Assert.That(task.Exception!.InnerException, Is.TypeOf<CommentDroppedException>());
            }

            return fates;
        }));
        var all = await Task.WhenAll(callers);
        await batcher.DisposeAsync();
        var statistics = batcher.Statistics;
        TestContext.Out.WriteLine(statistics);
        Assert.That(
            (statistics.Tagged, statistics.Cancelled, statistics.Dropped),
            Is.EqualTo((all.Sum(fates => fates[0]), all.Sum(fates => fates[1]), all.Sum(fates => fates[2]))));
        Assert.That((statistics.Waiting, statistics.Outside, statistics.Running, statistics.Failed), Is.EqualTo((0, 0, 0, 0L)));
    }

    private static LiveComment[] Comments(int count, int longest)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i => new LiveComment($"{i}", string.Join(' ', Enumerable.Range(0, random.Next(0, longest)).Select(_ => (char)random.Next('a', 'k')))))];
    }
}

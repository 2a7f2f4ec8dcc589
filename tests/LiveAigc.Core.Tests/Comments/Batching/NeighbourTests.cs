namespace LiveAigc.Comments.Batching;

public class NeighbourTests
{
    [Test]
    public async Task A_comment_without_a_text_fails_alone()
    {
        await using var rig = new BatcherRig();
        rig.Open();
        var bad = rig.Batcher.TagAsync(new LiveComment("x", null!)).AsTask();
        var good = rig.Tag('a');
        Assert.ThrowsAsync<ArgumentException>(() => bad);
        Assert.That((await good).Intent, Is.EqualTo("A"));
        Assert.That(() => rig.Batcher.TagAsync((LiveComment)null!), Throws.ArgumentNullException);
        Assert.ThrowsAsync<ArgumentException>(() => rig.Batcher.TagAsync([BatcherRig.Comment('a'), null!]).AsTask());
    }

    [Test]
    public async Task One_that_the_model_fails_on_takes_no_other_along()
    {
        await using var rig = new BatcherRig();
        var occupied = rig.Occupy();
        Task<CommentTags>[] good = [rig.Tag('a'), rig.Tag('b')];
        var bad = rig.Batcher.TagAsync(new LiveComment("x", "退")).AsTask(); // its logits are no numbers
        var last = rig.Tag('c');
        rig.Open();
        Assert.That((await Task.WhenAll([occupied, .. good, last])).Select(tags => tags.CommentId), Is.EqualTo(new[] { "j", "a", "b", "c" }));
        Assert.That(Assert.ThrowsAsync<ModelRunException>(() => bad)!.Message, Does.Contain("no number"));
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "ab退c", "a", "b", "退", "c" }), "together, then each alone");
        Assert.That(rig.Batcher.Statistics, Is.EqualTo(new CommentBatcherStatistics(0, 0, 0, 4, 1, 0, 0, 0, 0)));
    }

    [Test]
    public async Task A_model_that_fails_always_fails_each_and_the_batcher_goes_on()
    {
        await using var rig = new BatcherRig();
        rig.Open();
        var works = rig.Session.Running;
        rig.Session.Running = _ => throw new ModelRunException("broken");
        Task[] tasks = [rig.Tag('a'), rig.Tag('b'), rig.Tag('c')];
        await BatcherRig.Settle(tasks);
        Assert.That(tasks.Select(task => task.Exception?.InnerException?.Message), Is.All.EqualTo("broken"));
        rig.Session.Running = works;
        Assert.That((await rig.Tag('d')).CommentId, Is.EqualTo("d"));
    }

    [Test]
    public async Task Any_text_is_tagged()
    {
        await using var rig = new BatcherRig();
        rig.Open();
        string[] texts = ["", " ", "\ud83d", "😀", new('a', 10_000), string.Join(' ', Enumerable.Repeat("a", 1000))];
        var tags = await Task.WhenAll(texts.Select((text, i) => rig.Batcher.TagAsync(new LiveComment($"{i}", text)).AsTask()));
        Assert.That(tags.Select(t => t.CommentId), Is.EqualTo(Enumerable.Range(0, texts.Length).Select(i => $"{i}")));
    }

    [Test]
    public async Task A_task_is_awaited_once()
    {
        await using var rig = new BatcherRig();
        rig.Open();
        var task = rig.Batcher.TagAsync(BatcherRig.Comment('a'));
        await task;
        Assert.That(async () => await task, Throws.InvalidOperationException);
    }
}

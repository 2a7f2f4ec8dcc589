namespace LiveAigc.Comments.Batching;

public class DrainTests
{
    [Test]
    public async Task What_is_in_the_queue_is_answered()
    {
        await using var rig = new BatcherRig();
        Task[] tasks = [rig.Occupy(), rig.Tag('a'), rig.Tag('b', 20), rig.Tag('c', 1, CommentPriority.Low)];
        var disposal = rig.Batcher.DisposeAsync().AsTask();
        Assert.That(disposal.IsCompleted, Is.False);
        rig.Open();
        await Task.WhenAll([disposal, .. tasks]);
        Assert.That(rig.Batcher.Statistics, Is.EqualTo(new CommentBatcherStatistics(0, 0, 0, 4, 0, 0, 0, 0, 0)));
    }

    [Test]
    public async Task What_comes_after_is_refused()
    {
        await using var rig = new BatcherRig();
        await rig.Batcher.DisposeAsync();
        Assert.ThrowsAsync<ObjectDisposedException>(() => rig.Tag('a'));
        Assert.ThrowsAsync<ObjectDisposedException>(() => rig.Batcher.TagAsync([BatcherRig.Comment('a')]).AsTask());
        await rig.Batcher.DisposeAsync();
        rig.Batcher.Dispose();
    }

    [Test]
    public async Task Callers_who_wait_for_room_are_told()
    {
        await using var rig = new BatcherRig(new() { Capacity = 1 });
        Task[] accepted = [rig.Occupy(), rig.Tag('a')];
        Task[] outside = [rig.Tag('b'), rig.Tag('c', 1, CommentPriority.High)];
        var disposal = rig.Batcher.DisposeAsync().AsTask();
        await BatcherRig.Settle(outside);
        foreach (var task in outside)
            Assert.That(Assert.ThrowsAsync<CommentDroppedException>(() => task)!.Reason, Is.EqualTo(CommentDropReason.Stopped));
        rig.Open();
        await Task.WhenAll([disposal, .. accepted]);
        Assert.That(rig.Batcher.Statistics, Is.EqualTo(new CommentBatcherStatistics(0, 0, 0, 2, 0, 0, 0, 0, 2)));
    }

    [Test]
    public async Task After_the_drain_time_the_rest_fails_and_nothing_hangs()
    {
        await using var rig = new BatcherRig(new() { DrainTime = TimeSpan.FromSeconds(3) });
        Task[] tasks = [rig.Occupy(), rig.Tag('a'), rig.Tag('b', 20)]; // the model gets no permit
        var disposal = rig.Batcher.DisposeAsync().AsTask();
        rig.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.That(tasks.Any(task => task.IsCompleted), Is.False);
        rig.Time.Advance(TimeSpan.FromSeconds(0.1));
        await BatcherRig.Settle([disposal, .. tasks]);
        foreach (var task in tasks)
            Assert.That(Assert.ThrowsAsync<CommentDroppedException>(() => task)!.Reason, Is.EqualTo(CommentDropReason.Stopped));
        Assert.That(rig.Batcher.Statistics, Is.EqualTo(new CommentBatcherStatistics(0, 0, 0, 0, 0, 0, 0, 0, 3)));
    }

    [Test]
    public async Task Without_drain_time_everything_fails_at_once()
    {
        await using var rig = new BatcherRig(new() { DrainTime = TimeSpan.Zero });
        Task[] tasks = [rig.Occupy(), rig.Tag('a')];
        await rig.Batcher.DisposeAsync();
        await BatcherRig.Settle(tasks);
        Assert.That(tasks.Select(task => task.Exception?.InnerException), Is.All.TypeOf<CommentDroppedException>());
    }

    [Test]
    public void Options_out_of_range_are_refused()
    {
        Assert.That(() => new CommentBatcherOptions { Capacity = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new CommentBatcherOptions { MaxBatchTokens = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new CommentBatcherOptions { ConcurrentRuns = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new CommentBatcherOptions { Deadline = TimeSpan.Zero }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new CommentBatcherOptions { DrainTime = TimeSpan.FromSeconds(-2) }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new CommentBatcherOptions { WhenFull = (CommentOverflow)9 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new CommentTaggingOptions { Priority = (CommentPriority)2 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(new CommentBatcherOptions { DrainTime = Timeout.InfiniteTimeSpan, ConcurrentRuns = null }.ConcurrentRuns, Is.Null);
    }
}

namespace LiveAigc.Comments.Batching;

public class GivingUpTests
{
    [Test]
    public async Task One_given_up_is_out_of_the_queue_at_once_and_never_runs()
    {
        await using var rig = new BatcherRig();
        using var giveUp = new CancellationTokenSource();
        Task[] tasks = [rig.Occupy(), rig.Tag('a')];
        var given = rig.Tag('b', token: giveUp.Token);
        giveUp.Cancel();
        Assert.That(rig.Batcher.Statistics.Waiting, Is.EqualTo(1));
        var cancellation = Assert.CatchAsync<OperationCanceledException>(() => given);
        Assert.That(cancellation!.CancellationToken, Is.EqualTo(giveUp.Token));
        Assert.That(given.IsCanceled);
        rig.Open();
        await Task.WhenAll(tasks);
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "a" }));
        Assert.That(rig.Batcher.Statistics, Is.EqualTo(new CommentBatcherStatistics(0, 0, 0, 2, 0, 1, 0, 0, 0)));
    }

    [Test]
    public async Task One_given_up_makes_room_for_whoever_waits_outside()
    {
        await using var rig = new BatcherRig(new() { Capacity = 1 });
        using CancellationTokenSource inside = new(), outside = new();
        Task[] tasks = [rig.Occupy(), rig.Tag('a', token: inside.Token), rig.Tag('b', token: outside.Token), rig.Tag('c')];
        outside.Cancel();
        inside.Cancel();
        Assert.That((rig.Batcher.Statistics.Waiting, rig.Batcher.Statistics.Outside, rig.Batcher.Statistics.Cancelled), Is.EqualTo((1, 0, 2)));
        rig.Open();
        await BatcherRig.Settle(tasks);
        Assert.That(tasks.Select(task => task.IsCanceled), Is.EqualTo(new[] { false, true, true, false }));
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "c" }));
    }

    [Test]
    public async Task Whoever_gives_up_during_the_run_hears_at_once_and_the_others_get_their_answers()
    {
        await using var rig = new BatcherRig();
        using var giveUp = new CancellationTokenSource();
        var occupied = rig.Occupy();
        var stays = rig.Tag('a');
        var leaves = rig.Tag('b', token: giveUp.Token);
        rig.Step();
        rig.AwaitRun();
        giveUp.Cancel();
        await BatcherRig.Settle(leaves);
        Assert.That((leaves.IsCanceled, stays.IsCompleted), Is.EqualTo((true, false)));
        rig.Open();
        Assert.That((await stays).Intent, Is.EqualTo("A"));
        await occupied;
        Assert.That(rig.Batcher.Statistics, Is.EqualTo(new CommentBatcherStatistics(0, 0, 0, 2, 0, 1, 0, 0, 0)));
    }

    [Test]
    public async Task A_run_that_nobody_waits_for_is_ended_and_the_next_one_is_not()
    {
        await using var rig = new BatcherRig();
        using var giveUp = new CancellationTokenSource();
        Task[] given = [rig.Tag('a', token: giveUp.Token)];
        rig.AwaitRun();
        var next = rig.Tag('b');
        giveUp.Cancel(); // the model was given no permit: only the cancellation ends it
        await BatcherRig.Settle(given);
        rig.AwaitRun();
        rig.Open();
        Assert.That((await next).CommentId, Is.EqualTo("b"));
        Assert.That(given[0].IsCanceled);
    }

    [Test]
    public async Task One_given_up_before_it_was_sent_is_not_counted()
    {
        await using var rig = new BatcherRig();
        Assert.That(rig.Tag('a', token: new(canceled: true)).IsCanceled);
        Assert.That(rig.Batcher.TagAsync([BatcherRig.Comment('a')], null, new(canceled: true)).AsTask().IsCanceled);
        Assert.That(rig.Batcher.Statistics, Is.Default);
    }

    [Test]
    public async Task A_list_is_given_up_as_a_whole()
    {
        await using var rig = new BatcherRig(new() { MaxBatchTokens = 16 });
        using var giveUp = new CancellationTokenSource();
        var occupied = rig.Occupy();
        var list = rig.Batcher.TagAsync([.. "abc".Select(letter => BatcherRig.Comment(letter))], null, giveUp.Token).AsTask();
        giveUp.Cancel();
        await BatcherRig.Settle(list);
        Assert.That(list.IsCanceled);
        rig.Open();
        await occupied;
        Assert.That((rig.Batcher.Statistics.Cancelled, rig.Runs.Length), Is.EqualTo((3, 1)));
    }
}

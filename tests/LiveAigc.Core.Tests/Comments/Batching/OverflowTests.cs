namespace LiveAigc.Comments.Batching;

public class OverflowTests
{
    private const CommentPriority Low = CommentPriority.Low, Normal = CommentPriority.Normal, High = CommentPriority.High;

    [Test]
    public async Task Wait_lets_callers_wait_and_loses_nothing()
    {
        await using var rig = new BatcherRig(new() { Capacity = 2, MaxBatchTokens = 32 });
        Task[] tasks = [rig.Occupy(), .. "abcdef".Select(letter => rig.Tag(letter))];
        Assert.That((rig.Batcher.Statistics.Waiting, rig.Batcher.Statistics.Outside), Is.EqualTo((2, 4)));
        rig.Open();
        await Task.WhenAll(tasks);
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "ab", "cd", "ef" }));
    }

    [Test]
    public async Task From_outside_the_most_pressing_and_the_longest_waiting_enter_in_turn()
    {
        await using var rig = new BatcherRig(new() { Capacity = 1, MaxBatchTokens = 16 });
        Task[] tasks = [rig.Occupy(), rig.Tag('a'), rig.Tag('b', 1, Low), rig.Tag('c', 1, Low), rig.Tag('d', 1, High), rig.Tag('e', 1, High)];
        rig.Open();
        await Task.WhenAll(tasks);
        Assert.That(string.Concat(rig.Runs), Is.EqualTo("jadbec"));
    }

    [Test]
    public async Task A_list_longer_than_the_queue_is_tagged_where_callers_wait()
    {
        await using var rig = new BatcherRig(new() { Capacity = 3 });
        rig.Open();
        var tags = await rig.Batcher.TagAsync([.. Enumerable.Range(0, 200).Select(i => new LiveComment($"{i}", "a b"))]);
        Assert.That(tags.Select(t => t.CommentId), Is.EqualTo(Enumerable.Range(0, 200).Select(i => $"{i}")));
    }

    [Test]
    public async Task Reject_refuses_the_newcomer_whatever_its_class()
    {
        await using var rig = new BatcherRig(new() { Capacity = 2, WhenFull = CommentOverflow.Reject });
        Task[] tasks = [rig.Occupy(), rig.Tag('a', 1, Low), rig.Tag('b', 1, Low)];
        var refused = rig.Tag('c', 1, High);
        var exception = Assert.ThrowsAsync<CommentDroppedException>(() => refused);
        Assert.That((exception!.CommentId, exception.Priority, exception.Reason), Is.EqualTo(("c", High, CommentDropReason.QueueFull)));
        Assert.That(exception.Message, Does.Contain("'c'").And.Contain("the queue was full"));
        rig.Open();
        await Task.WhenAll(tasks);
        Assert.That(rig.Batcher.Statistics, Is.EqualTo(new CommentBatcherStatistics(0, 0, 0, 3, 0, 0, 1, 0, 0)));
    }

    [Test]
    public async Task DropOldestOfLowest_gives_the_oldest_place_of_the_lowest_class()
    {
        await using var rig = new BatcherRig(new() { Capacity = 4, WhenFull = CommentOverflow.DropOldestOfLowest });
        var occupied = rig.Occupy();
        Task[] waiting = [rig.Tag('a', 1, High), rig.Tag('b', 1, Normal), rig.Tag('c', 20, Low), rig.Tag('d', 1, Low)];
        var e = rig.Tag('e', 1, Low);
        AssertDropped(waiting[2], CommentDropReason.Displaced);
        var f = rig.Tag('f', 1, Normal);
        AssertDropped(waiting[3], CommentDropReason.Displaced);
        var g = rig.Tag('g', 1, High);
        AssertDropped(e, CommentDropReason.Displaced);
        AssertDropped(rig.Tag('h', 1, Low), CommentDropReason.QueueFull);
        var i = rig.Tag('i', 1, High);
        AssertDropped(waiting[1], CommentDropReason.Displaced);
        rig.Open();
        await Task.WhenAll(occupied, waiting[0], f, g, i);
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "agif" }));
        Assert.That(rig.Batcher.Statistics, Is.EqualTo(new CommentBatcherStatistics(0, 0, 0, 5, 0, 0, 1, 4, 0)));
    }

    [Test]
    public async Task None_of_the_highest_class_is_dropped_before_the_others_are_gone()
    {
        await using var rig = new BatcherRig(new() { Capacity = 20, WhenFull = CommentOverflow.DropOldestOfLowest });
        var occupied = rig.Occupy();
        var random = new Random(1);
        var sent = Enumerable.Range(0, 300).Select(i => (Priority: i % 15 == 0 ? High : (CommentPriority)random.Next(-1, 1), Words: random.Next(1, 60))).ToArray();
        var tasks = sent.Select(s => (s.Priority, Task: rig.Tag('a', s.Words, s.Priority))).ToArray();
        rig.Open();
        await BatcherRig.Settle([.. tasks.Select(t => t.Task)]);
        await occupied;
        Assert.That(tasks.Where(t => t.Priority == High).All(t => t.Task.IsCompletedSuccessfully), "20 High in all, and room for 20");
        Assert.That(tasks.Count(t => t.Task.IsCompletedSuccessfully), Is.EqualTo(20));
    }

    [Test]
    public async Task A_list_fails_as_a_whole_with_the_first_that_is_dropped()
    {
        await using var rig = new BatcherRig(new() { Capacity = 2, WhenFull = CommentOverflow.Reject });
        var occupied = rig.Occupy();
        var list = rig.Batcher.TagAsync([.. "abcd".Select(letter => BatcherRig.Comment(letter))]).AsTask();
        Assert.That(rig.Batcher.Statistics.QueueFull, Is.EqualTo(2));
        rig.Open();
        Assert.ThrowsAsync<CommentDroppedException>(() => list);
        await occupied;
    }

    private static void AssertDropped(Task task, CommentDropReason reason) =>
        Assert.That(Assert.ThrowsAsync<CommentDroppedException>(() => task)!.Reason, Is.EqualTo(reason));
}

namespace LiveAigc.Comments.Batching;

public class BatchOrderTests
{
    private const CommentPriority Low = CommentPriority.Low, High = CommentPriority.High;

    [Test]
    public async Task A_comment_alone_runs_at_once_and_is_answered()
    {
        await using var rig = new BatcherRig();
        rig.Open();
        var tags = await rig.Tag('a');
        Assert.That((tags.CommentId, tags.Intent, tags.Spans.Single().Tag), Is.EqualTo(("a", "A", "A")));
    }

    [Test]
    public async Task What_waits_for_the_model_runs_together()
    {
        await using var rig = new BatcherRig();
        Task[] tasks = [rig.Occupy(), rig.Tag('a'), rig.Tag('b'), rig.Tag('c')];
        rig.Open();
        await Task.WhenAll(tasks);
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "abc" }));
    }

    [Test]
    public async Task Comments_of_like_length_share_a_run_and_whoever_came_first_leads()
    {
        await using var rig = new BatcherRig();
        Task[] tasks = [rig.Occupy(), rig.Tag('a', 30), rig.Tag('b'), rig.Tag('c', 20), rig.Tag('d', 14), rig.Tag('e', 15)];
        rig.Open();
        await Task.WhenAll(tasks);
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "ace", "bd" }));
        Assert.That(rig.Session.Runs, Is.EqualTo(new[] { (1, 16), (3, 32), (2, 16) }));
    }

    [Test]
    public async Task A_batch_stays_within_its_tokens()
    {
        await using var rig = new BatcherRig(new() { MaxBatchTokens = 50 });
        Task[] tasks = [rig.Occupy(), .. "abcde".Select(letter => rig.Tag(letter)), rig.Tag('f', 60), rig.Tag('g', 60)];
        rig.Open();
        await Task.WhenAll(tasks);
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "abc", "de", "f", "g" }));
    }

    [Test]
    public async Task A_text_longer_than_the_model_takes_runs_alone()
    {
        await using var rig = new BatcherRig();
        Task[] tasks = [rig.Occupy(), rig.Tag('a', 62), rig.Tag('b', 100), rig.Tag('c', 62), rig.Tag('d', 100)];
        rig.Open();
        await Task.WhenAll(tasks);
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "ac", "bb", "dd" }), "two windows each");
    }

    [Test]
    public async Task The_highest_class_goes_first_and_fills_its_batch_first()
    {
        await using var rig = new BatcherRig(new() { MaxBatchTokens = 48 });
        Task[] tasks = [rig.Occupy(), rig.Tag('a', 1, Low), rig.Tag('b'), rig.Tag('c', 20), rig.Tag('d', 1, High), rig.Tag('e', 1, Low), rig.Tag('f', 1, High)];
        rig.Open();
        await Task.WhenAll(tasks);
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "dfb", "c", "ae" }));
    }

    [Test]
    public async Task One_past_its_deadline_goes_first()
    {
        await using var rig = new BatcherRig(new() { MaxBatchTokens = 16, Deadline = TimeSpan.FromMilliseconds(40) });
        var occupied = rig.Occupy();
        var low = rig.Tag('a', 1, Low);
        rig.Time.Advance(TimeSpan.FromMilliseconds(40));
        Task[] high = [rig.Tag('b', 1, High), rig.Tag('c', 1, High)];
        rig.Open();
        await Task.WhenAll([occupied, low, .. high]);
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "a", "b", "c" }));
    }

    [Test]
    public async Task One_that_would_pass_its_deadline_during_a_run_goes_first()
    {
        await using var rig = new BatcherRig(new() { MaxBatchTokens = 16, Deadline = TimeSpan.FromMilliseconds(100) });
        var occupied = rig.Occupy();
        rig.Time.Advance(TimeSpan.FromMilliseconds(400)); // the run's time: a typical one is now taken to last an eighth of it
        Task[] waiting = [rig.Tag('a', 1, Low), rig.Tag('b', 1, High)];
        rig.Step();
        rig.AwaitRun();
        Assert.That(rig.Batcher.Statistics.Running, Is.EqualTo(1));
        rig.Time.Advance(TimeSpan.FromMilliseconds(60));
        var late = rig.Tag('c', 1, High);
        rig.Open();
        await Task.WhenAll([occupied, late, .. waiting]);
        Assert.That(rig.Runs, Is.EqualTo(new[] { "j", "b", "a", "c" }), "60 ms waited and 50 ms of a run are past 100 ms");
    }

    [Test]
    public async Task In_a_lasting_rush_age_and_class_take_turns()
    {
        await using var rig = new BatcherRig(new() { MaxBatchTokens = 16, Deadline = TimeSpan.FromMilliseconds(10) });
        var occupied = rig.Occupy();
        Task[] waiting = [.. "abc".Select(letter => rig.Tag(letter, 1, Low)), .. "def".Select(letter => rig.Tag(letter, 1, High))];
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        rig.Open();
        await Task.WhenAll([occupied, .. waiting]);
        Assert.That(string.Concat(rig.Runs), Is.EqualTo("jadbecf"), "none starves");
    }

    [Test]
    public async Task The_results_of_a_list_keep_its_order()
    {
        await using var rig = new BatcherRig();
        rig.Open();
        var tags = await rig.Batcher.TagAsync([BatcherRig.Comment('b', 20), BatcherRig.Comment('a'), BatcherRig.Comment('c', 100), BatcherRig.Comment('d')]);
        Assert.That(tags.Select(t => t.CommentId), Is.EqualTo(new[] { "b", "a", "c", "d" }));
        Assert.That(await rig.Batcher.TagAsync([]), Is.Empty);
    }
}

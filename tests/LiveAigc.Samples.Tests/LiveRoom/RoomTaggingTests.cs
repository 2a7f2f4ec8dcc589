using System.Threading.Channels;
using LiveAigc.Samples.LiveRoom;
using Microsoft.Extensions.Time.Testing;

namespace LiveAigc.LiveRoom;

/// <summary>From arriving lines to tagged comments.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RoomTaggingTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeTagger _tagger = new();
    private readonly RecordingView _view = new();
    private Room _room = null!;
    private RoomTagging _tagging = null!;

    [SetUp]
    public void Begin()
    {
        _room = new(_tagger.Tags, TimeSpan.Zero, _time);
        _tagging = new(_tagger, CommentTaggingOptions.Default, _room, _view, _time);
    }

    [Test]
    public async Task CommentsKeepTheirOrderAndBadLinesAreCounted()
    {
        var lines = Enumerable.Range(0, 100).Select(i => i % 10 == 3 ? RoomLine.Bad(i, "bad") : Comments.Line($"{i}", i)).ToArray();
        await Run(lines.ToAsyncEnumerable());
        Assert.That(_view.Shown.Select(comment => comment.Text), Is.EqualTo(lines.Where(line => line.Problem is null).Select(line => line.Comment.Text)));
        Assert.That(_view.Refused.Select(line => line.Number), Is.EqualTo(Enumerable.Range(0, 10).Select(i => (10L * i) + 3)));
        Assert.That((_room.Report(0, 0).Comments, _room.Report(0, 0).RefusedLines), Is.EqualTo((90L, 10L)));
    }

    [Test]
    public async Task WhatComesMeanwhileGoesToTheTaggerAtOnce()
    {
        var lines = Channel.CreateUnbounded<RoomLine>();
        _tagger.Gate = new();
        var running = Run(lines.Reader.ReadAllAsync());
        lines.Writer.TryWrite(Comments.Line("first"));
        await _tagger.Entered.WaitAsync();
        for (var i = 0; i < 5; i++)
        {
            lines.Writer.TryWrite(Comments.Line($"{i}"));
            await _tagger.Entered.WaitAsync(); // though the first has no answer yet
        }

        _time.Advance(TimeSpan.FromMilliseconds(20));
        _tagger.Gate.SetResult();
        lines.Writer.Complete();
        await running;
        Assert.That(_view.Shown.Select(comment => comment.Text), Is.EqualTo((string[])["first", "0", "1", "2", "3", "4"]));
        Assert.That(_room.Report(0, 0).P95Latency.TotalMilliseconds, Is.EqualTo(20).Within(2).Percent, "from arrival to tags");
    }

    [Test]
    public void AFailureOfTheTaggerEndsTheRoom()
    {
        _tagger.Failure = new ModelRunException("broken");
        Assert.ThrowsAsync<ModelRunException>(() => Run(Endless()));
    }

    [Test]
    public void AFailureOfTheSourceEndsTheRoom()
    {
        var lines = Channel.CreateUnbounded<RoomLine>();
        lines.Writer.TryWrite(Comments.Line("a"));
        lines.Writer.Complete(new IOException("gone"));
        Assert.ThrowsAsync<IOException>(() => Run(lines.Reader.ReadAllAsync()));
        Assert.That(_view.Shown, Has.Count.EqualTo(1), "what came before is tagged");
    }

    [Test]
    public async Task CancellingEndsTheRoom()
    {
        using var end = new CancellationTokenSource();
        var lines = Channel.CreateUnbounded<RoomLine>();
        var running = Run(lines.Reader.ReadAllAsync(), end.Token);
        await end.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => running);
        Assert.That(running.IsCanceled);
    }

    private Task Run(IAsyncEnumerable<RoomLine> lines, CancellationToken cancellationToken = default) =>
        Task.Run(() => _tagging.RunAsync(new RoomReplay(new RoomClock(_time, 0), _time).PlayAsync(lines, cancellationToken), cancellationToken), CancellationToken.None);

    private static async IAsyncEnumerable<RoomLine> Endless()
    {
        while (true)
        {
            await Task.Yield();
            yield return Comments.Line("a");
        }
    }

    private sealed class FakeTagger : ICommentTagger
    {
        public IReadOnlyList<string> Tags { get; } = [CommentTag.Buy];

        public SemaphoreSlim Entered { get; } = new(0);

        public TaskCompletionSource? Gate { get; set; }

        public Exception? Failure { get; set; }

        public async ValueTask<IReadOnlyList<CommentTags>> TagAsync(IReadOnlyList<LiveComment> comments, CommentTaggingOptions? options, CancellationToken cancellationToken)
        {
            Entered.Release();
            if (Gate is not null)
                await Gate.Task;
            if (Failure is not null)
                throw Failure;
            return [.. comments.Select(comment => new CommentTags(comment.Id, CommentTag.Buy, 1, []))];
        }
    }

    private sealed class RecordingView : IRoomView
    {
        public List<TaggedComment> Shown { get; } = [];

        public List<RoomLine> Refused { get; } = [];

        public void Show(TaggedComment comment) => Shown.Add(comment);

        public void Refuse(RoomLine line) => Refused.Add(line);

        public void Notice(string message) => Assert.Fail(message);

        public void Watch(Room room, Task playing) => Assert.Fail();

        public void End(RoomReport report) => Assert.Fail();
    }
}

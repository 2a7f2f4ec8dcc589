using LiveAigc.Samples.LiveRoom;
using Microsoft.Extensions.Time.Testing;

namespace LiveAigc.LiveRoom;

/// <summary>The figures of a room.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RoomTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public void EverythingIsCounted()
    {
        var room = new Room(["own", "buy", "return"], TimeSpan.FromMinutes(1), _time);
        Assert.That(room.Intents, Is.EqualTo(new[] { "return", "buy", "own", "O" }));
        room.Add(Comments.Tagged("buy", 0), TimeSpan.FromMilliseconds(10));
        room.Add(Comments.Tagged("return", 50), TimeSpan.FromMilliseconds(10));
        room.Add(Comments.Tagged("O", 70) with { Tags = new("1", "O", 0.5f, []) { Abstained = true } }, TimeSpan.FromMilliseconds(100));
        room.Refuse();
        _time.Advance(TimeSpan.FromSeconds(2));

        var report = room.Report(10, 2);
        Assert.That(report.Intents.Select(intent => (intent.Key, intent.Value)), Is.EqualTo(new[] { ("return", 1L), ("buy", 1L), ("own", 0L), ("O", 1L) }));
        Assert.That((report.Comments, report.Ignored, report.Unsure, report.RefusedLines), Is.EqualTo((3L, 1L, 1L, 1L)));
        Assert.That((report.Waiting, report.Stale, report.Dropped), Is.EqualTo((1, 1L, 0L)), "a comment that nobody need answer makes time pass as well");
        Assert.That((report.Elapsed, report.RoomTime, report.Rate, report.RecentRate), Is.EqualTo((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(70), 1.5, 1.5)));
        Assert.That(report.MedianLatency.TotalMilliseconds, Is.EqualTo(10).Within(2).Percent);
        Assert.That(report.P95Latency.TotalMilliseconds, Is.EqualTo(100).Within(2).Percent);
        Assert.That(report.Urgent.Single().Intent, Is.EqualTo("return"));
        Assert.That(report.Latest.Select(comment => comment.Intent), Is.EqualTo(new[] { "return", "O" }));
    }

    [Test]
    public void MemoryDoesNotGrowWithTheRoom()
    {
        var room = new Room([CommentTag.Buy], TimeSpan.Zero, _time);
        for (var i = 0; i < 1_000; i++)
            room.Add(Comments.Tagged("buy", i), TimeSpan.Zero);
        var report = room.Report(int.MaxValue, 1_000);
        Assert.That((report.Urgent.Count, report.Latest.Count, report.Dropped), Is.EqualTo((Room.Capacity, 200, 1_000L - Room.Capacity)));
        Assert.That(report.Latest[^1].RoomTime.TotalSeconds, Is.EqualTo(999));
    }

    [Test]
    public void AnEmptyRoomHasFigures()
    {
        var report = new Room([], TimeSpan.Zero, _time).Report(5, 5);
        Assert.That((report.Rate, report.RecentRate, report.MedianLatency, report.Ignored), Is.EqualTo((0.0, 0.0, TimeSpan.Zero, 0L)));
    }

    [Test]
    public void TheRateIsThatOfTheLastFiveSeconds()
    {
        var rate = new RateMeter();
        for (var second = 0; second < 20; second++)
        {
            for (var i = 0; i < 10; i++)
                rate.Add(TimeSpan.FromSeconds(second + (0.1 * i)));
        }

        Assert.That(rate.PerSecond(TimeSpan.FromSeconds(19.99)), Is.EqualTo(10).Within(0.01));
        Assert.That(rate.PerSecond(TimeSpan.FromSeconds(22.49)), Is.EqualTo(5).Within(0.2));
        Assert.That(rate.PerSecond(TimeSpan.FromSeconds(1000)), Is.Zero);
    }

    [Test]
    public void QuantilesAreRightWithinTwoPercent()
    {
        var latency = new LatencyHistogram();
        for (var i = 1; i <= 1000; i++)
            latency.Add(TimeSpan.FromMicroseconds(i * 10));
        Assert.That(latency.Quantile(0.5).TotalMilliseconds, Is.EqualTo(5).Within(2).Percent);
        Assert.That(latency.Quantile(0.95).TotalMilliseconds, Is.EqualTo(9.5).Within(2).Percent);
        Assert.That(latency.Quantile(1).TotalMilliseconds, Is.EqualTo(10).Within(2).Percent);
        latency.Add(TimeSpan.FromDays(10));
        latency.Add(TimeSpan.Zero);
        Assert.That(latency.Quantile(1).TotalHours, Is.EqualTo(1).Within(3).Percent, "the longest class");
        Assert.That(latency.Quantile(0), Is.LessThan(TimeSpan.FromMicroseconds(2)));
    }
}

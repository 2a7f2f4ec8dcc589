using LiveAigc.Samples.LiveRoom;
using Microsoft.Extensions.Time.Testing;

namespace LiveAigc.LiveRoom;

/// <summary>When comments come.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RoomClockTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public async Task TheFirstComesAtOnceAndTheOthersAsMuchLater()
    {
        var clock = new RoomClock(_time, speed: 2);
        await AssertComes(clock.WaitAsync(Seconds(100), default), Seconds(100));
        var next = clock.WaitAsync(Seconds(110), default);
        _time.Advance(Seconds(4.9));
        Assert.That(next.IsCompleted, Is.False);
        _time.Advance(Seconds(0.1));
        await AssertComes(next, Seconds(110));
    }

    [Test]
    public async Task WaitsDoNotAddUp()
    {
        var clock = new RoomClock(_time, speed: 1);
        await AssertComes(clock.WaitAsync(Seconds(0), default), Seconds(0));
        _time.Advance(Seconds(9)); // Tagging was slow.
        await AssertComes(clock.WaitAsync(Seconds(5), default), Seconds(5));
        var next = clock.WaitAsync(Seconds(10), default);
        _time.Advance(Seconds(1));
        await AssertComes(next, Seconds(10));
    }

    [Test]
    public async Task SpeedZeroWaitsForNothing()
    {
        var clock = new RoomClock(_time, speed: 0);
        await AssertComes(clock.WaitAsync(Seconds(1), default), Seconds(1));
        await AssertComes(clock.WaitAsync(Seconds(1e7), default), Seconds(1e7));
    }

    [Test]
    public async Task ATimeThatGoesBackIsNotWaitedFor()
    {
        var clock = new RoomClock(_time, speed: 1);
        await AssertComes(clock.WaitAsync(Seconds(50), default), Seconds(50));
        await AssertComes(clock.WaitAsync(Seconds(20), default), Seconds(20));
    }

    [Test]
    public async Task WithoutATimeItComesAtOnce()
    {
        var clock = new RoomClock(_time, speed: 1);
        _time.Advance(Seconds(3));
        await AssertComes(clock.WaitAsync(null, default), Seconds(3), "real time, where no comment has a time");
        await AssertComes(clock.WaitAsync(Seconds(50), default), Seconds(50));
        await AssertComes(clock.WaitAsync(null, default), Seconds(50), "as the one before it");
    }

    [Test]
    public async Task YearsCanBeWaitedForAndBroughtToAnEnd()
    {
        using var end = new CancellationTokenSource();
        var clock = new RoomClock(_time, speed: 1e-9);
        await AssertComes(clock.WaitAsync(Seconds(0), default), Seconds(0));
        var next = clock.WaitAsync(Seconds(1e6), end.Token).AsTask();
        _time.Advance(TimeSpan.FromDays(400));
        Assert.That(next.IsCompleted, Is.False);
        await end.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => next);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static async Task AssertComes(ValueTask<TimeSpan> waiting, TimeSpan time, string why = "") =>
        Assert.That(await waiting.AsTask().WaitAsync(TimeSpan.FromSeconds(30)), Is.EqualTo(time), why);
}

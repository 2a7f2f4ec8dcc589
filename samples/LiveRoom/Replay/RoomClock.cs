namespace LiveAigc.Samples.LiveRoom;

/// <summary>Plays a room's time: its first comment comes at once, each other as much later as it did in the room, by the speed.</summary>
/// <param name="time">Real time.</param>
/// <param name="speed">How many times faster than the room was; 0 waits for nothing.</param>
internal sealed class RoomClock(TimeProvider time, double speed)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly long _start = time.GetTimestamp();
    private (TimeSpan Room, long Real)? _first;
    private TimeSpan? _last;

    /// <summary>Waits until the room's time is <paramref name="due"/>.</summary>
    /// <param name="due"><see langword="null"/> for a comment that has no time: it comes at once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The comment's time. One without a time has that of the one before it; where none has a time, real time runs from 0.</returns>
    public async ValueTask<TimeSpan> WaitAsync(TimeSpan? due, CancellationToken cancellationToken)
    {
        if (due is not { } roomTime)
            return _last ?? time.GetElapsedTime(_start);
        _first ??= (roomTime, time.GetTimestamp());
        while (Left(roomTime) is var left && left > TimeSpan.Zero)
            await Task.Delay(left < LongestDelay ? left : LongestDelay, time, cancellationToken).ConfigureAwait(false);
        _last = roomTime;
        return roomTime;
    }

    private TimeSpan Left(TimeSpan roomTime)
    {
        if (speed == 0)
            return TimeSpan.Zero;
        var (room, real) = _first!.Value;
        var seconds = ((roomTime - room).TotalSeconds / speed) - time.GetElapsedTime(real).TotalSeconds;
        return TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds));
    }
}

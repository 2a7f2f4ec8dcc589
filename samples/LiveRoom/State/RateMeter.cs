namespace LiveAigc.Samples.LiveRoom;

/// <summary>How many a second there were lately: over the last five seconds, in memory that does not grow.</summary>
internal sealed class RateMeter
{
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(250);

    private readonly long[] _counts = new long[20];
    private long _newest;

    /// <param name="elapsed">Since the meter began; never less than before.</param>
    public void Add(TimeSpan elapsed)
    {
        MoveTo(elapsed);
        _counts[_newest % _counts.Length]++;
    }

    public double PerSecond(TimeSpan elapsed)
    {
        MoveTo(elapsed);
        var window = Math.Min(elapsed.TotalSeconds, (_counts.Length * Slot).TotalSeconds);
        return window > 0 ? _counts.Sum() / window : 0;
    }

    private void MoveTo(TimeSpan elapsed)
    {
        var slot = elapsed.Ticks / Slot.Ticks;
        for (var next = Math.Max(_newest + 1, slot - _counts.Length + 1); next <= slot; next++)
            _counts[next % _counts.Length] = 0;
        _newest = slot;
    }
}

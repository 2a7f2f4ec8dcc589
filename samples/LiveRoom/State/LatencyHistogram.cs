namespace LiveAigc.Samples.LiveRoom;

/// <summary>Quantiles of any number of durations in 10 KB: each falls into a class 2 % wide, from a microsecond to an hour.</summary>
internal sealed class LatencyHistogram
{
    private const double Shortest = 1e-6, Step = 1.02;

    private readonly long[] _counts = new long[1 + (int)Math.Ceiling(Math.Log(3600 / Shortest) / Math.Log(Step))];
    private long _total;

    public void Add(TimeSpan duration)
    {
        var place = Math.Log(Math.Max(duration.TotalSeconds, Shortest) / Shortest) / Math.Log(Step);
        _counts[Math.Min((int)place, _counts.Length - 1)]++;
        _total++;
    }

    /// <summary>The duration that <paramref name="share"/> of all do not exceed, up to 2 %; zero where there are none.</summary>
    public TimeSpan Quantile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * _total));
        var seen = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank)
                return TimeSpan.FromSeconds(Shortest * Math.Pow(Step, i + 0.5));
        }

        return TimeSpan.Zero;
    }
}

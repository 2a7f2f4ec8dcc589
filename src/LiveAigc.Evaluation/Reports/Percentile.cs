namespace LiveAigc.Evaluation;

/// <summary>Percentiles of sorted figures, by linear interpolation.</summary>
internal static class Percentile
{
    public static double Of(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }
}

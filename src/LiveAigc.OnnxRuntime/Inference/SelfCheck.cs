namespace LiveAigc;

/// <summary>One model's results on the providers asked for, beside those of the CPU without any rewriting of the model.</summary>
/// <param name="Model">The model's file, or <c>built-in model</c>.</param>
/// <param name="LargestDifference">The largest difference of any output element, 0 or more; infinite where one is not a number.</param>
/// <param name="LargestValue">The largest size of any output element on the CPU.</param>
/// <param name="Duration">How long one call took on the providers asked for, the first one aside.</param>
public sealed record SelfCheck(string Model, double LargestDifference, double LargestValue, TimeSpan Duration)
{
    /// <summary>How much may differ: a hundredth of the largest value, at least of 1. A card that rounds as coarsely as it may stays within.</summary>
    public double Tolerance => 0.01 * Math.Max(1, LargestValue);

    /// <summary>Whether the difference is within the <see cref="Tolerance"/>.</summary>
    public bool Agrees => LargestDifference <= Tolerance;
}

namespace LiveAigc.Evaluation;

/// <summary>What a figure must keep to.</summary>
/// <param name="Figure">Its name.</param>
public sealed record GateRule(string Figure)
{
    /// <summary>By how much it may become worse than the baseline's, in its own unit, 0 or more; null when it does not matter.</summary>
    public double? MostLoss { get; init; }

    /// <summary>The least it may be; null when it does not matter.</summary>
    public double? Least { get; init; }

    /// <summary>The most it may be; null when it does not matter.</summary>
    public double? Most { get; init; }
}

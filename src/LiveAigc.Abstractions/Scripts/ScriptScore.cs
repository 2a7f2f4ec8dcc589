namespace LiveAigc;

/// <summary>How a candidate was ranked, each part from 0 to 1, more is better.</summary>
/// <param name="Total">The weighted mean of the parts.</param>
public sealed record ScriptScore(double Total)
{
    /// <summary>How much of what it states is in the facts.</summary>
    public double Grounded { get; init; }

    /// <summary>How many of the facts asked for it states.</summary>
    public double Coverage { get; init; }

    /// <summary>How near it comes to the length asked for.</summary>
    public double Length { get; init; }

    /// <summary>How probable the model finds it. 1 where no model wrote it.</summary>
    public double Fluency { get; init; }

    /// <summary>How little it repeats of the candidates before it and of what was said lately.</summary>
    public double Novelty { get; init; }

    /// <summary>The parts in words.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}

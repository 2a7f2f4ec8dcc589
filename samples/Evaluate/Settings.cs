namespace LiveAigc.Samples.Evaluate;

/// <summary>What the command line asked for.</summary>
internal sealed record Settings
{
    public required string Metric { get; init; }

    public FileInfo? Hypotheses { get; init; }

    public FileInfo[] References { get; init; } = [];

    public string? Tokenize { get; init; }

    public string Smooth { get; init; } = "exp";

    public double? SmoothValue { get; init; }

    public bool LowerCase { get; init; }

    public int? Order { get; init; }

    public bool Stem { get; init; }

    public double? Beta { get; init; }

    public bool BestOfEach { get; init; }

    public bool DistinctNGrams { get; init; }

    public FileInfo? Facts { get; init; }

    public FileInfo? Gold { get; init; }

    public FileInfo? Predicted { get; init; }

    public FileInfo? A { get; init; }

    public FileInfo? B { get; init; }

    public int Splits { get; init; }

    public int Neighbours { get; init; }

    public FileInfo? Lists { get; init; }

    public FileInfo? Catalogue { get; init; }

    public int[] K { get; init; } = [];

    public int SampledNegatives { get; init; }

    public int Seed { get; init; }

    /// <summary>The file of an option that this metric needs.</summary>
    /// <exception cref="ArgumentException">The option was not given.</exception>
    public string Need(FileInfo? file, string option) =>
        file?.FullName ?? throw new ArgumentException($"--metric {Metric} needs {option} FILE.");
}

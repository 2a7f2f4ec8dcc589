namespace LiveAigc.Load;

/// <summary>What the command line asks for.</summary>
internal sealed record LoadSettings
{
    public int Rooms { get; init; } = 100;

    /// <summary>Comments a second in each room.</summary>
    public double Rate { get; init; } = 20;

    /// <summary>Times what the machine was found to bear; 0 takes <see cref="Rate"/>.</summary>
    public double Overload { get; init; }

    public double Seconds { get; init; } = 30;

    /// <summary>Seconds before that count for nothing: code is compiled, memory grows.</summary>
    public double Warmup { get; init; } = 5;

    public int Seed { get; init; } = 1;

    public CommentBatcherOptions Batching { get; init; } = new();

    public string? Picture { get; init; }

    /// <summary>The p99 latency in ms that the run must keep; none where it is <see langword="null"/>.</summary>
    public double? MaxP99 { get; init; }

    public bool Lossless { get; init; }

    public bool KeepHigh { get; init; }
}

namespace LiveAigc.Samples.LiveRoom;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    /// <summary>The room that comes with the sample: 420 comments in 17 minutes.</summary>
    public static string BundledRoom { get; } = Path.Combine(AppContext.BaseDirectory, "room.jsonl");

    public required string Input { get; init; }

    /// <summary>How many times faster than the room was; 0 waits for nothing.</summary>
    public double Speed { get; init; } = 50;

    public bool Json { get; init; }

    public string? Model { get; init; }

    public float? MinConfidence { get; init; }

    /// <summary>How long a comment waits for an answer before it is stale, in the room's time.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    public required IReadOnlyList<ExecutionProvider> Providers { get; init; }
}

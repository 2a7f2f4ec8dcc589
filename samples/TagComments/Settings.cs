namespace LiveAigc.Samples.TagComments;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    public required string Input { get; init; }

    public required string Output { get; init; }

    public string? Model { get; init; }

    public string? ModelFile { get; init; }

    public float? MinConfidence { get; init; }

    public required int Batch { get; init; }

    public required IReadOnlyList<ExecutionProvider> Providers { get; init; }
}

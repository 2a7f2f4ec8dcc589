namespace LiveAigc;

/// <summary>What to write. Immutable.</summary>
/// <param name="Kind">What the script is for.</param>
public sealed record ScriptRequest(ScriptKind Kind)
{
    /// <summary>The product and all that may be said of it. <see langword="null"/> only for <see cref="ScriptKind.Greeting"/> and <see cref="ScriptKind.Closing"/>.</summary>
    public ProductFacts? Product { get; init; }

    /// <summary>The viewer's question. Needed for <see cref="ScriptKind.Answer"/>, left aside otherwise.</summary>
    public string? Question { get; init; }

    /// <summary>The room's scene. <see cref="ScriptScene.Shopping"/> by default.</summary>
    public ScriptScene Scene { get; init; }

    /// <summary>The language to write in, <c>zh</c> or <c>en</c>. <c>zh</c> by default.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>Who speaks, and how. <see langword="null"/> for a plain friendly voice.</summary>
    public ScriptPersona? Persona { get; init; }

    /// <summary>How long the script should be. <see langword="null"/> leaves it to the generator: two or three sentences.</summary>
    public ScriptLength? Length { get; init; }

    /// <summary>How many candidates to write, best first. 1 to 16; 1 by default.</summary>
    public int Candidates { get; init; } = 1;

    /// <summary>The same request with the same seed and generator gives the same scripts. <see langword="null"/> draws one, which the provenance then names.</summary>
    public int? Seed { get; init; }

    /// <summary>What was said lately, newest last: not to be said again.</summary>
    public IReadOnlyList<string> RecentLines { get; init; } = [];
}

namespace LiveAigc;

/// <summary>Where a script comes from: enough to write it again, and to answer for it.</summary>
/// <param name="Model">The model or template set, with its version.</param>
/// <param name="Seed">The seed it was written with.</param>
public sealed record ScriptProvenance(string Model, int Seed)
{
    /// <summary>SHA-256 of the model file or of the templates, lower-case hexadecimal. <see langword="null"/> for a service, which does not say.</summary>
    public string? ModelHash { get; init; }

    /// <summary>The version of the prompt's wording. <see langword="null"/> where there is no prompt.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>The names of the facts that the text states.</summary>
    public IReadOnlyList<string> FactsUsed { get; init; } = [];

    /// <summary>What the guard did.</summary>
    public GuardAction Guard { get; init; }
}

/// <summary>What a guard did with a text.</summary>
public enum GuardAction
{
    /// <summary>Nobody has looked.</summary>
    Unchecked,

    /// <summary>It stands as it was written.</summary>
    Kept,

    /// <summary>Wrong or banned words were replaced.</summary>
    Repaired,

    /// <summary>An earlier attempt was thrown away.</summary>
    Regenerated,

    /// <summary>No attempt held: this is the dependable template's text.</summary>
    FellBack,
}

namespace LiveAigc;

/// <summary>Something in a text that should not be said like this.</summary>
/// <param name="Rule">The rule's id, such as <c>price.mismatch</c> or <c>ad-law.absolute</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Message">What is wrong, in words for the operator.</param>
public sealed record ScriptFinding(string Rule, ScriptSeverity Severity, int Start, int End, string Message)
{
    /// <summary>What to say instead of the span; empty to leave it out. <see langword="null"/> when only a person can tell.</summary>
    public string? Suggestion { get; init; }
}

/// <summary>How bad a finding is.</summary>
public enum ScriptSeverity
{
    /// <summary>Worth a look.</summary>
    Info,

    /// <summary>Should be changed.</summary>
    Warning,

    /// <summary>Must not be said.</summary>
    Error,
}

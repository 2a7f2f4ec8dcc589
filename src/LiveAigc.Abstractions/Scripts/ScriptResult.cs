namespace LiveAigc;

/// <summary>What came of a request.</summary>
/// <param name="Candidates">The scripts, best first; at least one.</param>
public sealed record ScriptResult(IReadOnlyList<Script> Candidates)
{
    /// <summary>The best one.</summary>
    public Script Best => Candidates[0];
}

/// <summary>A piece of text on its way.</summary>
/// <param name="Text">What is new since the update before, of the candidate that is being written; may be empty.</param>
public sealed record ScriptUpdate(string Text)
{
    /// <summary>Which candidate, from 0.</summary>
    public int Candidate { get; init; }

    /// <summary>What came of it, in the last update only. Its texts count: they may differ from the drafts that came before.</summary>
    public ScriptResult? Result { get; init; }
}

/// <summary>A text that an anchor can say.</summary>
/// <param name="Text">The text.</param>
/// <param name="Provenance">Where it comes from.</param>
public sealed record Script(string Text, ScriptProvenance Provenance)
{
    /// <summary>What the guard found in the text as it stands; empty when nothing is wrong with it.</summary>
    public IReadOnlyList<ScriptFinding> Findings { get; init; } = [];

    /// <summary>How it was ranked. <see langword="null"/> when it was the only one.</summary>
    public ScriptScore? Score { get; init; }
}

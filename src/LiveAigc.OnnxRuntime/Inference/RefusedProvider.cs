namespace LiveAigc;

/// <summary>An execution provider that was asked for and could not be had.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record RefusedProvider(ExecutionProvider Provider, string Reason)
{
    /// <summary>One line for a log.</summary>
    public override string ToString() => $"No {Provider}: {Reason}";
}

namespace LiveAigc.Evaluation;

/// <summary>When a predicted span counts as a gold one.</summary>
public enum SpanMatching
{
    /// <summary>Start, end and tag are equal.</summary>
    Strict,

    /// <summary>
    /// The tags are equal and the spans share at least half of their union:
    /// <c>|gold ∩ predicted| / |gold ∪ predicted| ≥ 0.5</c>. Each span is matched at most once.
    /// </summary>
    Soft,
}

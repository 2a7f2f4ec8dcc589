namespace LiveAigc.Evaluation;

/// <summary>A tagged stretch of a text or of a token sequence: what span metrics compare.</summary>
/// <param name="Start">First UTF-16 code unit (or token) of the stretch, 0 or more.</param>
/// <param name="End">One past its last; greater than <paramref name="Start"/>.</param>
/// <param name="Tag">Its tag; not empty, and not <c>O</c>, which stands for what no span covers.</param>
public readonly record struct TagSpan(int Start, int End, string Tag)
{
    /// <summary>Length in UTF-16 code units (or tokens).</summary>
    public int Length => End - Start;

    /// <summary>How many code units (or tokens) the two spans share, whatever their tags; 0 when they are apart.</summary>
    public int OverlapWith(TagSpan other) => Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
}

namespace LiveAigc;

/// <summary>A stretch of a comment's text that says one thing.</summary>
/// <param name="Start">First UTF-16 code unit of the stretch, from 0.</param>
/// <param name="End">One past its last UTF-16 code unit; greater than <paramref name="Start"/>.</param>
/// <param name="Tag">What it says: one of <see cref="CommentTag"/>, or a label of your own model.</param>
/// <param name="Confidence">Mean probability of the span's tokens for its tag, 0 to 1.</param>
public readonly record struct CommentSpan(int Start, int End, string Tag, float Confidence)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;
}

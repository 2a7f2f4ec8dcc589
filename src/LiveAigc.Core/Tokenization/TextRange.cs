namespace LiveAigc;

/// <summary>A stretch of a text, in UTF-16 code units of the text as it was given.</summary>
/// <param name="Start">First code unit, from 0.</param>
/// <param name="End">One past the last code unit; equal to <paramref name="Start"/> only for a token that stands for no text.</param>
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;
}

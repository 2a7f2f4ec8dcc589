namespace LiveAigc.Tokenization;

/// <summary>What becomes of the matches of a <see cref="Split"/>.</summary>
internal enum SplitBehavior
{
    /// <summary>They are left out.</summary>
    Removed,

    /// <summary>They are pieces of their own.</summary>
    Isolated,

    /// <summary>They go to the piece before them.</summary>
    MergedWithPrevious,

    /// <summary>They go to the piece behind them.</summary>
    MergedWithNext,

    /// <summary>Those that touch are one piece.</summary>
    Contiguous,
}

/// <summary>Cuts at the matches of a pattern.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="behavior">What becomes of the matches.</param>
/// <param name="invert">Whether what lies between matches counts as the match.</param>
internal sealed class Split(Pattern pattern, SplitBehavior behavior, bool invert = false) : IPreTokenizer
{
    private readonly record struct Part(int Start, int End, bool Matches);

    public void Cut(TextPiece piece, List<TextPiece> pieces)
    {
        if (behavior is SplitBehavior.Isolated or SplitBehavior.Removed)
        {
            CutPlainly(piece, pieces);
            return;
        }
        foreach (var part in Merged(Parts(piece.Span)))
            Add(piece, part.Start, part.End, pieces);
    }

    private void CutPlainly(TextPiece piece, List<TextPiece> pieces)
    {
        var text = piece.Span;
        var at = 0;
        var (keepMatch, keepGap) = behavior == SplitBehavior.Isolated ? (true, true) : (invert, !invert);
        while (pattern.Find(text, at, out var end) is >= 0 and var start)
        {
            if (keepGap)
                Add(piece, at, start, pieces);
            if (keepMatch)
                Add(piece, start, end, pieces);
            at = end;
        }
        if (keepGap)
            Add(piece, at, text.Length, pieces);
    }

    private List<Part> Parts(ReadOnlySpan<char> text)
    {
        var (parts, at) = (new List<Part>(), 0);
        while (pattern.Find(text, at, out var end) is >= 0 and var start)
        {
            if (start > at)
                parts.Add(new(at, start, invert));
            parts.Add(new(start, end, !invert));
            at = end;
        }
        if (at < text.Length)
            parts.Add(new(at, text.Length, invert));
        return parts;
    }

    private List<Part> Merged(List<Part> parts)
    {
        var merged = new List<Part>();
        var backwards = behavior == SplitBehavior.MergedWithNext;
        if (backwards)
            parts.Reverse();
        bool? previous = null;
        foreach (var part in parts)
        {
            var joins = behavior == SplitBehavior.Contiguous ? part.Matches == previous : part.Matches && previous != true;
            if (joins && merged.Count > 0)
                merged[^1] = backwards ? merged[^1] with { Start = part.Start } : merged[^1] with { End = part.End };
            else
                merged.Add(part);
            previous = part.Matches;
        }
        if (backwards)
            merged.Reverse();
        return merged;
    }

    private static void Add(TextPiece piece, int start, int end, List<TextPiece> pieces)
    {
        if (start < end)
            pieces.Add(piece.Slice(start, end));
    }
}

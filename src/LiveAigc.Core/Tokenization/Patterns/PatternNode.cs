namespace LiveAigc.Tokenization;

/// <summary>A part of a pattern, as it was read.</summary>
internal abstract record PatternNode
{
    /// <summary>One code point out of a set.</summary>
    public sealed record One(CodePointSet Set) : PatternNode;

    /// <summary>One after the other.</summary>
    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>The first that lets the whole match.</summary>
    public sealed record Choice(IReadOnlyList<PatternNode> Options) : PatternNode;

    /// <summary>Again and again.</summary>
    public sealed record Repeat(PatternNode Part, int Least, int Most, RepeatKind Kind) : PatternNode;

    /// <summary>Whether something follows, without taking it.</summary>
    public sealed record LookAhead(PatternNode Part, bool Negative) : PatternNode;

    /// <summary>Whether this may match nothing at all.</summary>
    public bool MayBeEmpty => this switch
    {
        One => false,
        Sequence s => s.Parts.All(p => p.MayBeEmpty),
        Choice c => c.Options.Any(o => o.MayBeEmpty),
        Repeat r => r.Least == 0 || r.Part.MayBeEmpty,
        _ => true,
    };
}

/// <summary>How a repetition goes about it.</summary>
internal enum RepeatKind
{
    /// <summary>As often as it can, fewer if the rest needs it.</summary>
    Greedy,

    /// <summary>As rarely as it can.</summary>
    Lazy,

    /// <summary>As often as it can, and never fewer.</summary>
    Possessive,
}

namespace LiveAigc.Tokenization;

/// <summary>
/// A regular expression over code points, with the meaning that Oniguruma gives it. .NET's own sees UTF-16 code units, for which a
/// letter above U+FFFF is no letter; tokenizers must see what their reference sees.
/// </summary>
internal sealed class Pattern
{
    private readonly PatternStep[] _steps;

    /// <exception cref="FormatException">The pattern asks for something that is not known here; the message says what.</exception>
    public Pattern(string pattern)
        : this(PatternParser.Parse(pattern))
    {
    }

    /// <summary>A pattern that was put together.</summary>
    /// <exception cref="FormatException">It may match nothing at all, which cuts no text.</exception>
    public Pattern(PatternNode node) =>
        _steps = node.MayBeEmpty ? throw new FormatException("a pattern that may match nothing") : PatternProgram.Of(node);

    /// <summary>A pattern that stands for a text.</summary>
    public static Pattern OfText(string text) =>
        new(new PatternNode.Sequence([.. text.EnumerateRunes().Select(r => new PatternNode.One(CodePointSet.OfRanges((r.Value, r.Value))))]));

    /// <summary>A pattern that stands for one code point of a set.</summary>
    public static Pattern OfSet(CodePointSet set) => new(new PatternNode.One(set));


    /// <summary>Finds the next match.</summary>
    /// <param name="text">Text of whole characters.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="end">Where the match ends.</param>
    /// <returns>Where the match begins; -1 if there is none.</returns>
    public int Find(ReadOnlySpan<char> text, int from, out int end)
    {
        for (var start = from; start <= text.Length; start += start < text.Length ? LengthAt(text, start) : 1)
        {
            end = Run(text, 0, start);
            if (end >= 0)
                return start;
        }
        end = -1;
        return -1;
    }

    private static int LengthAt(ReadOnlySpan<char> text, int at) => char.IsHighSurrogate(text[at]) ? 2 : 1;

    // Where a match from here ends, or -1.
    private int Run(ReadOnlySpan<char> text, int step, int at)
    {
        var retries = new RetryStack(stackalloc Retry[RetryStack.FirstSize]);
        while (true)
        {
            ref readonly var current = ref _steps[step];
            var good = true;
            switch (current.Op)
            {
                case PatternOp.Match:
                    return at;
                case PatternOp.One:
                    good = TryTake(text, current.Set!, ref at);
                    step++;
                    break;
                case PatternOp.Run or PatternOp.WholeRun:
                    good = TakeRun(text, current, ref at, out var least);
                    step++;
                    if (good && current.Op == PatternOp.Run && at > least)
                        retries.Push(new(step, at, least));
                    break;
                case PatternOp.Split:
                    retries.Push(new(current.Second, at, at));
                    step = current.First;
                    break;
                case PatternOp.Jump:
                    step = current.First;
                    break;
                default:
                    var end = Run(text, step + 1, at);
                    good = current.Op == PatternOp.NotAhead ? end < 0 : end >= 0;
                    if (current.Op == PatternOp.Atomic)
                        at = end;
                    step = current.First;
                    break;
            }
            if (!good && !retries.TryTake(text, ref step, ref at))
                return -1;
        }
    }

    private static bool TryTake(ReadOnlySpan<char> text, CodePointSet set, ref int at)
    {
        if (at >= text.Length)
            return false;
        var (codePoint, length) = char.IsHighSurrogate(text[at]) ? (char.ConvertToUtf32(text[at], text[at + 1]), 2) : (text[at], 1);
        if (!set.Contains(codePoint))
            return false;
        at += length;
        return true;
    }

    // least: where the run would be just long enough.
    private static bool TakeRun(ReadOnlySpan<char> text, in PatternStep run, ref int at, out int least)
    {
        var count = 0;
        least = at;
        while (count < run.Second && TryTake(text, run.Set!, ref at))
        {
            if (++count <= run.First)
                least = at;
        }
        return count >= run.First;
    }
}

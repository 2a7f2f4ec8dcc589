namespace LiveAigc.Tokenization;

/// <summary>What one step of a pattern does.</summary>
internal enum PatternOp
{
    /// <summary>Takes one code point of a set.</summary>
    One,

    /// <summary>Takes code points of a set: as many as there are, fewer if the rest needs it.</summary>
    Run,

    /// <summary>Takes code points of a set: as many as there are.</summary>
    WholeRun,

    /// <summary>Goes on at one place, and at another if that fails.</summary>
    Split,

    /// <summary>Goes on elsewhere.</summary>
    Jump,

    /// <summary>Goes on only if what stands between here and there matches, and behind it.</summary>
    Atomic,

    /// <summary>Goes on only if what stands between here and there matches, and stays where it is.</summary>
    Ahead,

    /// <summary>Goes on only if what stands between here and there does not match.</summary>
    NotAhead,

    /// <summary>Is done.</summary>
    Match,
}

/// <summary>One step. First and Second are places in the program, or for a run its bounds.</summary>
internal readonly record struct PatternStep(PatternOp Op, int First = 0, int Second = 0, CodePointSet? Set = null);

/// <summary>Puts a pattern into steps.</summary>
internal sealed class PatternProgram
{
    private const int MostSteps = 100_000;
    private readonly List<PatternStep> _steps = [];

    public static PatternStep[] Of(PatternNode node)
    {
        var program = new PatternProgram();
        program.Add(node);
        program.Add(new PatternStep(PatternOp.Match));
        return [.. program._steps];
    }

    private void Add(PatternStep step)
    {
        if (_steps.Count == MostSteps)
            throw new FormatException($"a pattern of more than {MostSteps} steps");
        _steps.Add(step);
    }

    private void Add(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.One one:
                Add(new PatternStep(PatternOp.One, Set: one.Set));
                break;
            case PatternNode.Sequence sequence:
                foreach (var part in sequence.Parts)
                    Add(part);
                break;
            case PatternNode.Choice choice:
                AddChoice(choice.Options);
                break;
            case PatternNode.LookAhead ahead:
                AddEnclosed(ahead.Negative ? PatternOp.NotAhead : PatternOp.Ahead, ahead.Part);
                break;
            case PatternNode.Repeat repeat:
                AddRepeat(repeat);
                break;
        }
    }

    private void AddChoice(IReadOnlyList<PatternNode> options)
    {
        var jumps = new List<int>();
        for (var i = 0; i < options.Count - 1; i++)
        {
            var split = Reserve();
            Add(options[i]);
            jumps.Add(Reserve());
            _steps[split] = new(PatternOp.Split, split + 1, _steps.Count);
        }
        Add(options[^1]);
        foreach (var jump in jumps)
            _steps[jump] = new(PatternOp.Jump, _steps.Count);
    }

    private void AddEnclosed(PatternOp op, PatternNode part)
    {
        var start = Reserve();
        Add(part);
        Add(new PatternStep(PatternOp.Match));
        _steps[start] = new(op, _steps.Count);
    }

    private void AddRepeat(PatternNode.Repeat repeat)
    {
        var one = repeat.Part as PatternNode.One;
        if (one is not null && repeat.Kind != RepeatKind.Lazy)
            Add(new PatternStep(repeat.Kind == RepeatKind.Greedy ? PatternOp.Run : PatternOp.WholeRun, repeat.Least, repeat.Most, one.Set));
        else if (repeat.Kind == RepeatKind.Possessive)
            AddEnclosed(PatternOp.Atomic, repeat with { Kind = RepeatKind.Greedy });
        else
            AddLoop(repeat);
    }

    private void AddLoop(PatternNode.Repeat repeat)
    {
        for (var i = 0; i < repeat.Least; i++)
            Add(repeat.Part);
        if (repeat.Most == int.MaxValue)
        {
            var split = Reserve();
            Add(repeat.Part);
            Add(new PatternStep(PatternOp.Jump, split));
            _steps[split] = SplitOf(repeat.Kind, split + 1, _steps.Count);
            return;
        }
        var splits = new List<int>();
        for (var i = repeat.Least; i < repeat.Most; i++)
        {
            splits.Add(Reserve());
            Add(repeat.Part);
        }
        foreach (var split in splits)
            _steps[split] = SplitOf(repeat.Kind, split + 1, _steps.Count);
    }

    private static PatternStep SplitOf(RepeatKind kind, int inside, int outside) =>
        kind == RepeatKind.Lazy ? new(PatternOp.Split, outside, inside) : new(PatternOp.Split, inside, outside);

    private int Reserve()
    {
        Add(new PatternStep(PatternOp.Jump));
        return _steps.Count - 1;
    }
}

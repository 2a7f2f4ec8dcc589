namespace LiveAigc.Evaluation;

/// <summary>Finds the entities in parsed labels, one method a family of schemes.</summary>
internal static class EntityReader
{
    /// <summary>conlleval's reading. An entity ends where the next one begins or <c>O</c> follows.</summary>
    public static List<TagSpan> ReadLenient(ReadOnlySpan<LabelMark> marks)
    {
        var spans = new List<TagSpan>();
        var start = 0;
        var previous = LabelMark.Outside;
        for (var i = 0; i <= marks.Length; i++)
        {
            var mark = i < marks.Length ? marks[i] : LabelMark.Outside;
            var begins = Begins(previous, mark);
            if (!previous.IsOutside && (begins || mark.IsOutside))
                spans.Add(new(start, i, previous.Type));
            if (begins)
                start = i;
            previous = mark;
        }

        return spans;
    }

    private static bool Begins(LabelMark previous, LabelMark mark) =>
        !mark.IsOutside
        && (mark.Prefix is 'B' or 'S' || previous.Prefix is 'O' or 'E' or 'S' || previous.Type != mark.Type);

    /// <summary>
    /// seqeval's reading: from a label that may begin an entity over those that may continue it; what comes of it is an
    /// entity only if it may end there.
    /// </summary>
    public static List<TagSpan> ReadStrict(ReadOnlySpan<LabelMark> marks, LabelScheme scheme)
    {
        var spans = new List<TagSpan>();
        var previous = LabelMark.Outside;
        for (var i = 0; i < marks.Length;)
        {
            var start = i++;
            if (MayBegin(previous, marks[start], scheme))
            {
                while (i < marks.Length && Continues(marks[i - 1], marks[i]))
                    i++;
                if (MayEnd(marks[i - 1], i < marks.Length ? marks[i] : LabelMark.Outside, scheme))
                    spans.Add(new(start, i, marks[start].Type));
            }

            previous = marks[i - 1];
        }

        return spans;
    }

    private static bool MayBegin(LabelMark previous, LabelMark mark, LabelScheme scheme) => (scheme, mark.Prefix) switch
    {
        (LabelScheme.StrictIob1, 'I') => previous.Prefix != 'I' || previous.Type != mark.Type,
        (LabelScheme.StrictIob1, 'B') => !previous.IsOutside && previous.Type == mark.Type,
        (_, 'B' or 'S') => true,
        _ => false,
    };

    private static bool Continues(LabelMark previous, LabelMark mark) =>
        mark.Prefix is 'I' or 'E' && previous.Prefix is 'B' or 'I' && previous.Type == mark.Type;

    private static bool MayEnd(LabelMark last, LabelMark next, LabelScheme scheme) => scheme switch
    {
        LabelScheme.StrictBioes => last.Prefix is 'E' or 'S',
        // A B of another type cannot follow in IOB1; seqeval takes it that the B before it was no entity either.
        LabelScheme.StrictIob1 => !(last.Prefix == 'B' && next.Prefix == 'B' && last.Type != next.Type),
        _ => true,
    };
}

namespace LiveAigc.Evaluation;

/// <summary>Turns label sequences into spans and spans into label sequences. Positions are items: tokens or characters.</summary>
public static class SequenceLabels
{
    /// <summary>Reads the entities of one sequence.</summary>
    /// <param name="labels">The labels; may be empty.</param>
    /// <param name="scheme">How they mark entities; conlleval's reading unless said otherwise.</param>
    /// <returns>
    /// The entities in order, not overlapping. A bare <c>B</c>, <c>I</c>, <c>E</c> or <c>S</c> without a type gets the tag <c>_</c>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A label is <see langword="null"/>, or has no prefix of the scheme (bare labels: is empty).
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scheme"/> is not a value of its enumeration.</exception>
    public static IReadOnlyList<TagSpan> ToSpans(IReadOnlyList<string> labels, LabelScheme scheme = LabelScheme.Conll)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var allowed = AllowedPrefixes(scheme);
        var marks = new LabelMark[labels.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = allowed is null
                ? LabelMark.Bare(labels[i], i, scheme == LabelScheme.Raw ? 'S' : 'I', nameof(labels))
                : LabelMark.Parse(labels[i], i, allowed, nameof(labels));
        }

        return scheme is LabelScheme.StrictIob1 or LabelScheme.StrictIob2 or LabelScheme.StrictBioes
            ? EntityReader.ReadStrict(marks, scheme)
            : EntityReader.ReadLenient(marks);
    }

    /// <summary>Writes spans as IOB2: <c>B-tag</c> for the first item of a span, <c>I-tag</c> for its others, <c>O</c> outside.</summary>
    /// <param name="spans">Spans over the items, in any order, not overlapping.</param>
    /// <param name="length">The number of items, 0 or more.</param>
    /// <returns><paramref name="length"/> labels, from which <see cref="ToSpans"/> gives the same spans back.</returns>
    /// <exception cref="ArgumentException">
    /// A span is empty, starts before 0, ends after the sequence, has no tag or the tag <c>O</c>, or overlaps another.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public static IReadOnlyList<string> ToIob2(IReadOnlyList<TagSpan> spans, int length)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var labels = new string[length];
        Array.Fill(labels, SpanLists.Outside);
        foreach (var span in SpanLists.Sorted(spans, 0, nameof(spans)))
        {
            if (span.End > length)
                throw new ArgumentException($"{span} ends after the sequence's {length} items.", nameof(spans));
            Array.Fill(labels, "I-" + span.Tag, span.Start, span.Length);
            labels[span.Start] = "B-" + span.Tag;
        }

        return labels;
    }

    /// <summary>Throws unless both sides have the same number of sequences, pairwise of the same length.</summary>
    internal static void RequireSameShape(
        IReadOnlyList<IReadOnlyList<string>> gold, IReadOnlyList<IReadOnlyList<string>> predicted, string paramName)
    {
        SpanLists.RequireSameCount(gold, predicted, paramName);
        for (var i = 0; i < gold.Count; i++)
        {
            if (gold[i] is null || predicted[i] is null)
                throw new ArgumentException($"Sequence {i} is null.", paramName);
            if (gold[i].Count != predicted[i].Count)
                throw new ArgumentException($"Sequence {i} has {gold[i].Count} gold and {predicted[i].Count} predicted labels.", paramName);
        }
    }

    private static string? AllowedPrefixes(LabelScheme scheme) => scheme switch
    {
        LabelScheme.Conll => "BIOESMLU",
        LabelScheme.StrictIob1 or LabelScheme.StrictIob2 => "BIO",
        LabelScheme.StrictBioes => "BIOES",
        LabelScheme.Plain or LabelScheme.Raw => null,
        _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "Give a value of LabelScheme."),
    };
}

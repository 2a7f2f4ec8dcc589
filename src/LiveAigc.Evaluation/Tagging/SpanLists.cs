namespace LiveAigc.Evaluation;

/// <summary>Checks the spans that callers hand in.</summary>
internal static class SpanLists
{
    /// <summary>Throws unless both lists hold the same documents.</summary>
    public static void RequireSameCount<T>(IReadOnlyList<T> gold, IReadOnlyList<T> predicted, string paramName)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(predicted, paramName);
        if (gold.Count != predicted.Count)
        {
            throw new ArgumentException(
                $"{gold.Count} gold and {predicted.Count} predicted items: give one prediction for each gold item, in the same order.",
                paramName);
        }
    }

    /// <summary>The spans of one document in text order.</summary>
    /// <exception cref="ArgumentException">A span is empty, starts before 0, has no tag or the tag O, or overlaps another.</exception>
    public static TagSpan[] Sorted(IReadOnlyList<TagSpan> spans, int document, string paramName)
    {
        if (spans is null)
            throw new ArgumentException($"Item {document} is null: give an empty list where there is no span.", paramName);
        TagSpan[] sorted = [.. spans];
        foreach (var span in sorted)
        {
            if (span.Start < 0 || span.End <= span.Start)
                throw Error(span, "needs 0 <= Start < End");
            if (string.IsNullOrEmpty(span.Tag))
                throw Error(span, "has no tag");
            if (span.Tag == Outside)
                throw Error(span, "is tagged O: leave out what is outside every span");
        }

        Array.Sort(sorted, static (a, b) => a.Start.CompareTo(b.Start));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Start < sorted[i - 1].End)
                throw Error(sorted[i], $"overlaps {sorted[i - 1]}");
        }

        return sorted;

        ArgumentException Error(TagSpan span, string why) => new($"Item {document}: {span} {why}.", paramName);
    }

    /// <summary>The label of what no span covers.</summary>
    public const string Outside = "O";
}

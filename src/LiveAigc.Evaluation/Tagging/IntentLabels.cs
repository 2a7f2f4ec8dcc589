namespace LiveAigc.Evaluation;

/// <summary>The intent of a text by its spans, and the report over intents.</summary>
public static class IntentLabels
{
    /// <summary>The tag of the spans that stands first in the priority list, else <c>O</c>.</summary>
    /// <param name="spans">Spans of one text, in any order, not overlapping; may be empty.</param>
    /// <param name="priority">
    /// All tags, most pressing first: for the tags of live comments
    /// <c>return, complain, buy, recommend, review, rate</c>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A span's tag is missing in <paramref name="priority"/>, or a span is not valid for <see cref="SpanReport.Compute"/>.
    /// </exception>
    public static string FromSpans(IReadOnlyList<TagSpan> spans, IReadOnlyList<string> priority)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentNullException.ThrowIfNull(priority);
        return Of(spans, priority, 0, nameof(spans));
    }

    /// <summary>Reports how often the intent of a text is right: <see cref="ClassificationReport.Accuracy"/> and macro F1.</summary>
    /// <param name="gold">The right spans of each text.</param>
    /// <param name="predicted">The predicted spans of the same texts.</param>
    /// <param name="priority">As in <see cref="FromSpans"/>.</param>
    /// <returns>
    /// A report that lists every tag of <paramref name="priority"/> and <c>O</c>, whether it occurs or not, so that the macro
    /// average always runs over the whole label set; a label that does not occur counts 0 in it.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The lists differ in length, a span's tag is missing in <paramref name="priority"/>, a tag is listed twice or is <c>O</c>,
    /// or a span is not valid for <see cref="SpanReport.Compute"/>.
    /// </exception>
    public static ClassificationReport Report(
        IReadOnlyList<IReadOnlyList<TagSpan>> gold,
        IReadOnlyList<IReadOnlyList<TagSpan>> predicted,
        IReadOnlyList<string> priority)
    {
        SpanLists.RequireSameCount(gold, predicted, nameof(predicted));
        ArgumentNullException.ThrowIfNull(priority);
        string[] labels = [.. priority, SpanLists.Outside];
        if (labels.Distinct(StringComparer.Ordinal).Count() != labels.Length)
            throw new ArgumentException("List every tag once, and leave O out: it is the intent of a text without spans.", nameof(priority));
        return ClassificationReport.Compute(
            [.. gold.Select((spans, i) => Of(spans, priority, i, nameof(gold)))],
            [.. predicted.Select((spans, i) => Of(spans, priority, i, nameof(predicted)))],
            labels);
    }

    private static string Of(IReadOnlyList<TagSpan> spans, IReadOnlyList<string> priority, int document, string paramName)
    {
        var tags = SpanLists.Sorted(spans, document, paramName).Select(s => s.Tag).ToHashSet(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (!priority.Contains(tag, StringComparer.Ordinal))
                throw new ArgumentException($"Item {document}: the tag '{tag}' has no place in the priority list; add it.", paramName);
        }

        return priority.FirstOrDefault(tags.Contains) ?? SpanLists.Outside;
    }
}

namespace LiveAigc.Evaluation;

/// <summary>Spans as one label for each UTF-16 code unit of their text, and the report over these.</summary>
public static class CharacterLabels
{
    /// <summary>Labels every code unit with the tag of the span that covers it, else <c>O</c>.</summary>
    /// <param name="spans">Spans of one text, in any order, not overlapping.</param>
    /// <param name="textLength">Length of the text in UTF-16 code units, 0 or more.</param>
    /// <returns><paramref name="textLength"/> labels.</returns>
    /// <exception cref="ArgumentException">
    /// A span is empty, starts before 0, ends after the text, has no tag or the tag <c>O</c>, or overlaps another.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="textLength"/> is negative.</exception>
    public static IReadOnlyList<string> FromSpans(IReadOnlyList<TagSpan> spans, int textLength)
    {
        ArgumentNullException.ThrowIfNull(spans);
        return Label(spans, textLength, 0, nameof(spans));
    }

    /// <summary>Reports precision, recall and F1 by characters: each UTF-16 code unit counts once.</summary>
    /// <param name="gold">The right spans of each text.</param>
    /// <param name="predicted">The predicted spans of the same texts.</param>
    /// <param name="textLengths">The length of each text in UTF-16 code units.</param>
    /// <param name="labels">The labels to list, <c>O</c> among them if wanted; <see langword="null"/> for all that occur.</param>
    /// <returns>The report with <c>O</c>; <see cref="ClassificationReport.Without"/> gives the one without.</returns>
    /// <exception cref="ArgumentException">
    /// The lists differ in length, or a span is not one of <see cref="FromSpans"/>, or <paramref name="labels"/> names one twice.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative.</exception>
    public static ClassificationReport Report(
        IReadOnlyList<IReadOnlyList<TagSpan>> gold,
        IReadOnlyList<IReadOnlyList<TagSpan>> predicted,
        IReadOnlyList<int> textLengths,
        IReadOnlyList<string>? labels = null)
    {
        SpanLists.RequireSameCount(gold, predicted, nameof(predicted));
        ArgumentNullException.ThrowIfNull(textLengths);
        if (textLengths.Count != gold.Count)
            throw new ArgumentException($"{gold.Count} texts but {textLengths.Count} lengths: give one length a text.", nameof(textLengths));
        var goldLabels = new List<string>();
        var predictedLabels = new List<string>();
        for (var i = 0; i < gold.Count; i++)
        {
            goldLabels.AddRange(Label(gold[i], textLengths[i], i, nameof(gold)));
            predictedLabels.AddRange(Label(predicted[i], textLengths[i], i, nameof(predicted)));
        }

        return ClassificationReport.Compute(goldLabels, predictedLabels, labels);
    }

    private static string[] Label(IReadOnlyList<TagSpan> spans, int textLength, int document, string paramName)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(textLength);
        var labels = new string[textLength];
        Array.Fill(labels, SpanLists.Outside);
        foreach (var span in SpanLists.Sorted(spans, document, paramName))
        {
            if (span.End > textLength)
                throw new ArgumentException($"Item {document}: {span} ends after the text's {textLength} code units.", paramName);
            Array.Fill(labels, span.Tag, span.Start, span.Length);
        }

        return labels;
    }
}

namespace LiveAigc.Evaluation;

/// <summary>Finds which gold spans of one document were predicted.</summary>
internal static class SpanMatcher
{
    /// <summary>The gold spans that have a predicted partner, each predicted span being the partner of one at most.</summary>
    /// <remarks>
    /// Taking the first free partner in text order yields a largest one-to-one matching. Spans of one side are disjoint, so
    /// two of them reach half of the union with the same opposite span only when they are its two exact halves, and then
    /// neither can match anything else: all conflicts are such pairs, whichever half is taken.
    /// </remarks>
    public static IEnumerable<TagSpan> Matched(TagSpan[] gold, TagSpan[] predicted, SpanMatching matching)
    {
        var taken = new bool[predicted.Length];
        var first = 0;
        foreach (var span in gold)
        {
            while (first < predicted.Length && predicted[first].End <= span.Start)
                first++;
            for (var i = first; i < predicted.Length && predicted[i].Start < span.End; i++)
            {
                if (taken[i] || !Matches(span, predicted[i], matching))
                    continue;
                taken[i] = true;
                yield return span;
                break;
            }
        }
    }

    private static bool Matches(TagSpan gold, TagSpan predicted, SpanMatching matching)
    {
        if (matching == SpanMatching.Strict)
            return gold == predicted;
        long overlap = gold.OverlapWith(predicted);
        var union = (long)gold.Length + predicted.Length - overlap;
        return gold.Tag == predicted.Tag && 2 * overlap >= union;
    }
}

namespace LiveAigc;

/// <summary>From the spans of a comment to its intent: the most pressing tag, and how sure it is. Immutable.</summary>
internal sealed class IntentRanking
{
    private readonly Dictionary<string, int> _ranks = new(StringComparer.Ordinal);

    /// <param name="priority">Tags by rank, most pressing first.</param>
    /// <param name="tags">The model's tags; those without a rank come after, in this order.</param>
    public IntentRanking(IReadOnlyList<string> priority, IReadOnlyList<string> tags)
    {
        foreach (var tag in priority.Concat(tags))
            _ranks.TryAdd(tag, _ranks.Count);
    }

    /// <summary>The most pressing tag among the spans with the confidence of the surest span that has it; <see langword="null"/> without spans.</summary>
    public (string Intent, float Confidence)? Of(IReadOnlyList<CommentSpan> spans)
    {
        (string Intent, float Confidence)? best = null;
        var bestRank = int.MaxValue;
        for (var i = 0; i < spans.Count; i++)
        {
            var rank = _ranks[spans[i].Tag];
            if (rank > bestRank || (rank == bestRank && spans[i].Confidence <= best!.Value.Confidence))
                continue;
            (best, bestRank) = ((spans[i].Tag, spans[i].Confidence), rank);
        }

        return best;
    }
}

namespace LiveAigc.Evaluation;

/// <summary>Documents with spans as items of micro F1, <c>Σ 2 · correct / Σ (predicted + gold)</c>.</summary>
internal static class SpanItems
{
    public static ScoredItem[] Of(IReadOnlyList<IReadOnlyList<TagSpan>> gold, IReadOnlyList<IReadOnlyList<TagSpan>> predicted, SpanMatching matching)
    {
        SpanLists.RequireSameCount(gold, predicted, nameof(predicted));
        if (!Enum.IsDefined(matching))
            throw new ArgumentOutOfRangeException(nameof(matching), matching, "Give Strict or Soft.");
        return [.. gold.Select((_, i) =>
        {
            var right = SpanLists.Sorted(gold[i], i, nameof(gold));
            var found = SpanLists.Sorted(predicted[i], i, nameof(predicted));
            return new ScoredItem(2.0 * SpanMatcher.Matched(right, found, matching).Count(), right.Length + found.Length);
        })];
    }
}

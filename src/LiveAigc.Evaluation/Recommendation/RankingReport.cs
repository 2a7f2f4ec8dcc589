using System.Globalization;
using System.Text;

namespace LiveAigc.Evaluation;

/// <summary>
/// How well recommendations were ranked: means over users, each 0 to 1, of the measures at k; and of the items over all users together.
/// Immutable.
/// </summary>
public sealed class RankingReport
{
    private RankingReport(RankingMode mode, int negatives, int users, IReadOnlyList<RankingAtK> at)
    {
        Mode = mode;
        Negatives = negatives;
        Users = users;
        At = at;
    }

    /// <summary>What items were ranked among.</summary>
    public RankingMode Mode { get; }

    /// <summary>How many negatives each list was drawn with; 0 for <see cref="RankingMode.Full"/>.</summary>
    public int Negatives { get; }

    /// <summary>Lists scored.</summary>
    public int Users { get; }

    /// <summary>The measures at each k that was asked for, in that order.</summary>
    public IReadOnlyList<RankingAtK> At { get; }

    /// <summary>Scores lists that were ranked among all items.</summary>
    /// <param name="lists">A list a user; at least one.</param>
    /// <param name="itemCounts">How often each item of the catalogue was taken in training: for coverage, novelty and Gini. Its keys are the catalogue.</param>
    /// <param name="cutoffs">Values of k, each 1 or more.</param>
    /// <exception cref="ArgumentException">No list, a list without a relevant item, an item twice or outside the catalogue, or no k; the message says where.</exception>
    public static RankingReport Compute(IReadOnlyList<RankedList> lists, IReadOnlyDictionary<int, long> itemCounts, params IReadOnlyList<int> cutoffs) =>
        Compute(lists, itemCounts, RankingMode.Full, 0, cutoffs);

    /// <summary>Scores lists that were ranked among the relevant items and some negatives that were drawn.</summary>
    /// <param name="lists">A list a user; at least one.</param>
    /// <param name="negatives">How many were drawn for each list, 1 or more.</param>
    /// <param name="itemCounts">As in the other method.</param>
    /// <param name="cutoffs">Values of k, each 1 or more.</param>
    /// <exception cref="ArgumentException">As in the other method.</exception>
    public static RankingReport ComputeSampled(
        IReadOnlyList<RankedList> lists, int negatives, IReadOnlyDictionary<int, long> itemCounts, params IReadOnlyList<int> cutoffs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(negatives, 1);
        return Compute(lists, itemCounts, RankingMode.SampledNegatives, negatives, cutoffs);
    }

    /// <summary>A table, a row for each k, under a line that names the mode.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Users} users, {(Mode == RankingMode.Full ? "ranked among all items" : $"ranked among {Negatives} sampled negatives (not comparable with full ranking)")}\n\n");
        text.Append("| k | HR | recall | precision | nDCG | MRR | MAP | coverage | novelty | Gini |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var a in At)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {a.K} | {a.HitRate:F4} | {a.Recall:F4} | {a.Precision:F4} | {a.NormalizedGain:F4} | {a.ReciprocalRank:F4} | {a.AveragePrecision:F4} | {a.Coverage:F4} | {a.Novelty:F4} | {a.Gini:F4} |\n");
        }

        return text.ToString();
    }

    private static RankingReport Compute(
        IReadOnlyList<RankedList> lists, IReadOnlyDictionary<int, long> itemCounts, RankingMode mode, int negatives, IReadOnlyList<int> cutoffs)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentNullException.ThrowIfNull(itemCounts);
        ArgumentNullException.ThrowIfNull(cutoffs);
        if (lists.Count == 0)
            throw new ArgumentException("There is no list to score.", nameof(lists));
        if (cutoffs.Count == 0 || cutoffs.Any(k => k < 1))
            throw new ArgumentException("Give values of k, each 1 or more.", nameof(cutoffs));
        if (itemCounts.FirstOrDefault(c => c.Value < 0) is { Value: < 0 } negative)
            throw new ArgumentException($"Item {negative.Key} was taken {negative.Value} times.", nameof(itemCounts));
        for (var i = 0; i < lists.Count; i++)
            Check(lists, i, itemCounts);
        return new RankingReport(mode, negatives, lists.Count, [.. cutoffs.Select(k => RankingAtK.Compute(lists, k, itemCounts))]);
    }

    private static void Check(IReadOnlyList<RankedList> lists, int index, IReadOnlyDictionary<int, long> catalogue)
    {
        var list = lists[index];
        if (list.Relevant.Count == 0)
            throw new ArgumentException($"List {index} has no relevant item: leave the user out.", nameof(lists));
        foreach (var stranger in list.Items.Where(i => !catalogue.ContainsKey(i)))
            throw new ArgumentException($"List {index} recommends item {stranger}, which the catalogue does not have.", nameof(lists));
        if (list.Items.Distinct().Count() != list.Items.Count)
            throw new ArgumentException($"List {index} recommends an item twice.", nameof(lists));
    }
}

namespace LiveAigc.Evaluation;

/// <summary>The measures of the first k recommendations.</summary>
/// <param name="K">How many are looked at.</param>
/// <param name="HitRate">HR@k: users with a relevant item among them.</param>
/// <param name="Recall">The share of a user's relevant items that are among them.</param>
/// <param name="Precision">The share of k that is relevant; a short list counts as filled up with wrong items.</param>
/// <param name="NormalizedGain">nDCG@k (Järvelin and Kekäläinen 2002), binary: a relevant item at rank r gains <c>1 / log2(r + 1)</c>, over the best possible.</param>
/// <param name="ReciprocalRank">MRR@k: 1 / rank of the first relevant one, 0 when there is none.</param>
/// <param name="AveragePrecision">MAP@k: precision at each relevant item's rank, summed over min(k, relevant items).</param>
/// <param name="Coverage">The share of the catalogue that is recommended to anyone.</param>
/// <param name="Novelty">Mean self-information <c>−log2((count + 1) / (sum of counts + items))</c> of what is recommended, in bits (Vargas and Castells 2011, smoothed): higher is less known.</param>
/// <param name="Gini">How unequally recommendations fall on the catalogue: 0, all items alike, to nearly 1, one item alone.</param>
public sealed record RankingAtK(
    int K, double HitRate, double Recall, double Precision, double NormalizedGain, double ReciprocalRank, double AveragePrecision,
    double Coverage, double Novelty, double Gini)
{
    internal static RankingAtK Compute(IReadOnlyList<RankedList> lists, int k, IReadOnlyDictionary<int, long> itemCounts)
    {
        double hits = 0, recall = 0, precision = 0, gain = 0, reciprocal = 0, average = 0, novelty = 0;
        var shown = itemCounts.Keys.ToDictionary(i => i, _ => 0L);
        var total = itemCounts.Values.Sum() + itemCounts.Count;
        long recommended = 0;
        foreach (var list in lists)
        {
            var relevant = list.Relevant.ToHashSet();
            int found = 0, rank = 0;
            double userGain = 0, userPrecision = 0;
            foreach (var item in list.Items.Take(k))
            {
                rank++;
                shown[item]++;
                recommended++;
                novelty -= Math.Log2((itemCounts[item] + 1.0) / total);
                if (!relevant.Contains(item))
                    continue;
                if (found++ == 0)
                    reciprocal += 1.0 / rank;
                userGain += 1 / Math.Log2(rank + 1);
                userPrecision += (double)found / rank;
            }

            var best = Math.Min(k, relevant.Count);
            hits += found > 0 ? 1 : 0;
            recall += (double)found / relevant.Count;
            precision += (double)found / k;
            gain += userGain / Enumerable.Range(1, best).Sum(r => 1 / Math.Log2(r + 1));
            average += userPrecision / best;
        }

        var users = lists.Count;
        return new RankingAtK(
            k, hits / users, recall / users, precision / users, gain / users, reciprocal / users, average / users,
            LabelScore.Ratio(shown.Values.Count(s => s > 0), shown.Count), LabelScore.Ratio(novelty, recommended), GiniOf(shown.Values));
    }

    // Σ (2i − n − 1) x_i / (n Σ x) over the counts in rising order.
    private static double GiniOf(IEnumerable<long> counts)
    {
        var sorted = counts.Order().ToArray();
        var sum = sorted.Sum();
        return LabelScore.Ratio(sorted.Select((x, i) => ((2.0 * (i + 1)) - sorted.Length - 1) * x).Sum(), (double)sorted.Length * sum);
    }
}

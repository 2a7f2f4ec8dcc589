namespace LiveAigc.Evaluation;

/// <summary>Precision, recall and F1 taken together over several labels, as scikit-learn averages them.</summary>
/// <param name="Precision">0 to 1.</param>
/// <param name="Recall">0 to 1.</param>
/// <param name="F1">0 to 1. In a macro or weighted average the mean of the labels' F1, not the F1 of the means.</param>
/// <param name="Support">Gold occurrences of all the labels.</param>
public readonly record struct AverageScore(double Precision, double Recall, double F1, int Support)
{
    /// <summary>Of the summed counts: every occurrence weighs the same.</summary>
    internal static AverageScore Micro(IReadOnlyList<LabelScore> labels)
    {
        var sum = new LabelScore("", labels.Sum(l => l.Correct), labels.Sum(l => l.Predicted), labels.Sum(l => l.Support));
        return new(sum.Precision, sum.Recall, sum.F1, sum.Support);
    }

    /// <summary>The plain mean: every label weighs the same. 0 without labels.</summary>
    internal static AverageScore Macro(IReadOnlyList<LabelScore> labels) => Mean(labels, static _ => 1);

    /// <summary>The mean weighted by support. 0 without support.</summary>
    internal static AverageScore Weighted(IReadOnlyList<LabelScore> labels) => Mean(labels, static l => l.Support);

    private static AverageScore Mean(IReadOnlyList<LabelScore> labels, Func<LabelScore, double> weight)
    {
        var whole = labels.Sum(weight);
        return new(
            LabelScore.Ratio(labels.Sum(l => weight(l) * l.Precision), whole),
            LabelScore.Ratio(labels.Sum(l => weight(l) * l.Recall), whole),
            LabelScore.Ratio(labels.Sum(l => weight(l) * l.F1), whole),
            labels.Sum(l => l.Support));
    }
}

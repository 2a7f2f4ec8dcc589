namespace LiveAigc.Evaluation;

/// <summary>One ROUGE measure.</summary>
/// <param name="Precision">The share of the hypothesis that the reference has, 0 to 1.</param>
/// <param name="Recall">The share of the reference that the hypothesis has, 0 to 1.</param>
/// <param name="F">Their weighted harmonic mean, 0 to 1; 0 when both are 0.</param>
public readonly record struct RougeScore(double Precision, double Recall, double F)
{
    internal static RougeScore Of(long common, long hypothesis, long reference, double beta) =>
        Of(LabelScore.Ratio(common, hypothesis), LabelScore.Ratio(common, reference), beta);

    internal static RougeScore Of(double precision, double recall, double beta) => new(
        precision, recall, LabelScore.Ratio((1 + (beta * beta)) * precision * recall, recall + (beta * beta * precision)));
}

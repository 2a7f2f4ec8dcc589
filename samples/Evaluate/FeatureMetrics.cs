using LiveAigc.Evaluation;

namespace LiveAigc.Samples.Evaluate;

/// <summary>Metrics of pictures and clips, from features that an extractor wrote.</summary>
internal static class FeatureMetrics
{
    private const string Unknown = "Only as good as the extractor of the features, which these files do not name: do not call it FID or FVD.";

    public static Outcome Frechet(Settings settings)
    {
        var (a, b) = Sides(settings);
        var distance = FrechetDistance.Compute(FeatureStatistics.FromSamples(a), FeatureStatistics.FromSamples(b));
        return Result(settings, [Distance("Fréchet distance", distance.Distance), Distance("mean term", distance.MeanTerm), Distance("covariance term", distance.CovarianceTerm)], a.Length + b.Length) with
        {
            Warnings = [Unknown, .. distance.Warnings],
        };
    }

    public static Outcome Kernel(Settings settings)
    {
        var (a, b) = Sides(settings);
        return Result(settings, [Distance("kernel distance", KernelInceptionDistance.Compute(a, b).Distance)], a.Length + b.Length) with { Warnings = [Unknown] };
    }

    public static Outcome Inception(Settings settings)
    {
        var rows = InputFiles.Rows(settings.Need(settings.A, "--a"));
        var score = InceptionScore.Compute(rows, settings.Splits);
        return new([new("Inception Score", score.Score), new("standard deviation", score.StandardDeviation)], rows.Length)
        {
            Data = [], System = settings.A!.FullName, Signature = $"splits:{settings.Splits}",
        };
    }

    public static Outcome PrecisionRecall(Settings settings)
    {
        var (real, generated) = Sides(settings);
        var score = GenerativePrecisionRecall.Compute(real, generated, settings.Neighbours);
        return Result(settings, [new("precision", score.Precision) { Maximum = 1 }, new("recall", score.Recall) { Maximum = 1 }], real.Length + generated.Length) with
        {
            Signature = $"real:--a|generated:--b|k:{settings.Neighbours}",
            Warnings = [Unknown],
        };
    }

    private static (ReadOnlyMemory<float>[] A, ReadOnlyMemory<float>[] B) Sides(Settings settings) =>
        (InputFiles.Rows(settings.Need(settings.A, "--a")), InputFiles.Rows(settings.Need(settings.B, "--b")));

    private static EvaluationFigure Distance(string name, double value) => new(name, value) { HigherIsBetter = false };

    private static Outcome Result(Settings settings, IReadOnlyList<EvaluationFigure> figures, int documents) =>
        new(figures, documents) { Data = [settings.A!.FullName], System = settings.B!.FullName };
}

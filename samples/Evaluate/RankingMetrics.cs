using System.Globalization;
using System.Text.Json;
using LiveAigc.Evaluation;

namespace LiveAigc.Samples.Evaluate;

/// <summary>Metrics of recommendations.</summary>
internal static class RankingMetrics
{
    public static Outcome Ranking(Settings settings)
    {
        var path = settings.Need(settings.Lists, "--lists");
        var lists = InputFiles.JsonLines(path, l => new RankedList(Ids(l, "items"), Ids(l, "relevant")));
        var catalogue = settings.Catalogue is { } file ? Catalogue(file.FullName) : lists.SelectMany(l => l.Items.Concat(l.Relevant)).Distinct().ToDictionary(i => i, _ => 1L);
        var report = settings.SampledNegatives != 0
            ? RankingReport.ComputeSampled(lists, settings.SampledNegatives, catalogue, settings.K)
            : RankingReport.Compute(lists, catalogue, settings.K);
        var mode = report.Mode == RankingMode.Full ? "ranking:full" : $"ranking:{report.Negatives} sampled negatives";
        var figures = report.At.SelectMany(a => new[]
        {
            Share($"nDCG@{a.K}", a.NormalizedGain), Share($"HR@{a.K}", a.HitRate), Share($"recall@{a.K}", a.Recall), Share($"precision@{a.K}", a.Precision),
            Share($"MRR@{a.K}", a.ReciprocalRank), Share($"MAP@{a.K}", a.AveragePrecision), Share($"coverage@{a.K}", a.Coverage),
            new EvaluationFigure($"novelty@{a.K}", a.Novelty), Share($"Gini@{a.K}", a.Gini) with { HigherIsBetter = false },
        }).ToArray();
        return new(figures, report.Users) { Data = settings.Catalogue is { } known ? [known.FullName] : [], System = path, Signature = mode, Text = report.ToMarkdown() };
    }

    public static Outcome OffPolicy(Settings settings)
    {
        var path = settings.Need(settings.Lists, "--lists");
        var log = InputFiles.JsonLines(path, l => new LoggedDecision(
            l.Need("reward").Number(), l.Need("logged").Number(), l.Need("target").Number(), Optional(l, "predicted"), Optional(l, "predictedTarget")));
        var estimate = OffPolicyEstimate.Compute(log);
        return new([new("SNIPS", estimate.SelfNormalized), new("IPS", estimate.InversePropensity), new("doubly robust", estimate.DoublyRobust), new("effective samples", estimate.EffectiveSamples)], estimate.Decisions)
        {
            Data = [], System = path,
            Warnings = estimate.EffectiveSamples < 0.1 * estimate.Decisions ? [$"The estimates stand on {estimate.EffectiveSamples:F0} of {estimate.Decisions} decisions."] : [],
        };
    }

    private static int[] Ids(JsonElement line, string name) => [.. line.NeedArray(name).Select(i => i.WholeNumber())];

    private static double Optional(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.Number() : 0;

    private static Dictionary<int, long> Catalogue(string path)
    {
        var counts = new Dictionary<int, long>();
        foreach (var (index, line) in InputFiles.Lines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != 2 || !int.TryParse(cells[0], CultureInfo.InvariantCulture, out var item) || !long.TryParse(cells[1], CultureInfo.InvariantCulture, out var count) || !counts.TryAdd(item, count))
                throw new InvalidDataException($"{path}, line {index + 1}: \"{line}\" is no \"item,count\", or its item stands there twice.");
        }

        return counts;
    }

    private static EvaluationFigure Share(string name, double value) => new(name, value) { Maximum = 1 };
}

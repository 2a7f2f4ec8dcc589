using System.CommandLine;

namespace LiveAigc.Samples.Evaluate;

/// <summary>The command line of all metrics.</summary>
internal static class MetricCommand
{
    private static readonly Option<string> Metric = new("--metric", "-m") { Required = true, Description = "What to measure; --help lists them." };
    private static readonly Option<FileInfo?> Hypotheses = new("--hyp") { Description = "Generated texts, one a line." };
    private static readonly Option<FileInfo[]> ReferenceFiles = new("--ref") { Description = "Reference texts, line by line those of --hyp; several files for several references, an empty line for none.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Tokenize = new("--tokenize") { Description = "none, 13a, zh, char or intl; for rouge english, zh, char or none. [default: the metric's own]" };
    private static readonly Option<string> Smooth = new("--smooth") { Description = "BLEU's smoothing: none, floor, add-k or exp.", DefaultValueFactory = _ => "exp" };
    private static readonly Option<double?> SmoothValue = new("--smooth-value") { Description = "For floor and add-k. [default: 0.1 and 1]" };
    private static readonly Option<bool> LowerCase = new("--lowercase", "-lc") { Description = "Compare without regard to case." };
    private static readonly Option<int?> Order = new("--order") { Description = "Longest n-gram; for distinct its n. [default: the metric's own]" };
    private static readonly Option<bool> Stem = new("--stem") { Description = "For rouge: take endings off English words." };
    private static readonly Option<double?> Beta = new("--beta") { Description = "For rouge and chrf: weight of recall. [default: 1 and 2]" };
    private static readonly Option<bool> BestOfEach = new("--best-of-each") { Description = "For rouge: best precision and best recall, though of different references, as coco-caption has it." };
    private static readonly Option<bool> DistinctNGrams = new("--distinct-ngrams") { Description = "For rouge: count each n-gram once, as pltrdy/rouge does." };
    private static readonly Option<FileInfo?> Facts = new("--facts") { Description = "For slots: JSON lines {\"facts\":[{\"slot\":\"price\",\"forms\":[\"299元\"]},…]}, line by line those of --hyp." };
    private static readonly Option<FileInfo?> Gold = new("--gold") { Description = "Right answers: JSON lines {\"id\",\"spans\":[[start,end,\"tag\"],…]}, or token columns for conll." };
    private static readonly Option<FileInfo?> Predicted = new("--pred") { Description = "Predicted ones, as TagComments writes them or in the format of --gold; for conll columns may end with both labels in --gold alone." };
    private static readonly Option<FileInfo?> A = new("--a") { Description = "Features, one sample a line, values apart by commas; for is class probabilities." };
    private static readonly Option<FileInfo?> B = new("--b") { Description = "The other side's features." };
    private static readonly Option<int> Splits = new("--splits") { Description = "For is: parts scored by themselves.", DefaultValueFactory = _ => 10 };
    private static readonly Option<int> Neighbours = new("--neighbours") { Description = "For precision-recall: k.", DefaultValueFactory = _ => 3 };
    private static readonly Option<FileInfo?> Lists = new("--lists") { Description = "For ranking: JSON lines {\"items\":[3,1,…],\"relevant\":[1]}; for off-policy {\"reward\",\"logged\",\"target\"[,\"predicted\",\"predictedTarget\"]}." };
    private static readonly Option<FileInfo?> Catalogue = new("--catalogue") { Description = "For ranking: lines \"item,count\" of how often each item was taken in training. [default: the items of --lists, each once]" };
    private static readonly Option<int[]> K = new("--k") { Description = "For ranking: lengths to look at.", DefaultValueFactory = _ => [5, 10, 20], AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int> Negatives = new("--sampled-negatives") { Description = "For ranking: how many negatives each list was drawn with; 0, ranked among all." };
    private static readonly Option<int> Seed = new("--seed") { Description = "Of confidence intervals.", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON." };
    private static readonly Option<FileInfo[]> Report = new("--report") { Description = "Also write a report: .json (to compare later), .md or .html.", AllowMultipleArgumentsPerToken = true };

    private static readonly Dictionary<string, Func<Settings, Outcome>> Metrics = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bleu"] = TextMetrics.Bleu, ["chrf"] = TextMetrics.ChrF, ["chrf++"] = TextMetrics.ChrFPlusPlus, ["rouge"] = TextMetrics.Rouge,
        ["cider"] = TextMetrics.Cider, ["cider-d"] = TextMetrics.CiderD, ["nist"] = TextMetrics.Nist, ["distinct"] = TextMetrics.Distinct,
        ["self-bleu"] = TextMetrics.SelfBleu, ["slots"] = TextMetrics.Slots, ["spans"] = TaggingMetrics.Spans, ["conll"] = TaggingMetrics.Conll,
        ["frechet"] = FeatureMetrics.Frechet, ["kid"] = FeatureMetrics.Kernel, ["is"] = FeatureMetrics.Inception,
        ["precision-recall"] = FeatureMetrics.PrecisionRecall, ["ranking"] = RankingMetrics.Ranking, ["off-policy"] = RankingMetrics.OffPolicy,
    };

    public static RootCommand Create()
    {
        Metric.AcceptOnlyFromAmong([.. Metrics.Keys]);
        Smooth.AcceptOnlyFromAmong("none", "floor", "add-k", "exp");
        var command = new RootCommand("Measures what a model made, from files. Ends with 0, or 1 and a message.")
        {
            Metric, Hypotheses, ReferenceFiles, Tokenize, Smooth, SmoothValue, LowerCase, Order, Stem, Beta, BestOfEach, DistinctNGrams, Facts, Gold, Predicted, A, B, Splits,
            Neighbours, Lists, Catalogue, K, Negatives, Seed, Json, Report,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var settings = new Settings
        {
            Metric = arguments.GetValue(Metric)!.ToLowerInvariant(), Hypotheses = arguments.GetValue(Hypotheses), References = arguments.GetValue(ReferenceFiles) ?? [],
            Tokenize = arguments.GetValue(Tokenize), Smooth = arguments.GetValue(Smooth)!, SmoothValue = arguments.GetValue(SmoothValue),
            LowerCase = arguments.GetValue(LowerCase), Order = arguments.GetValue(Order), Stem = arguments.GetValue(Stem), Beta = arguments.GetValue(Beta),
            BestOfEach = arguments.GetValue(BestOfEach), DistinctNGrams = arguments.GetValue(DistinctNGrams),
            Facts = arguments.GetValue(Facts), Gold = arguments.GetValue(Gold), Predicted = arguments.GetValue(Predicted), A = arguments.GetValue(A),
            B = arguments.GetValue(B), Splits = arguments.GetValue(Splits), Neighbours = arguments.GetValue(Neighbours), Lists = arguments.GetValue(Lists),
            Catalogue = arguments.GetValue(Catalogue), K = arguments.GetValue(K)!, SampledNegatives = arguments.GetValue(Negatives), Seed = arguments.GetValue(Seed),
        };
        var reports = arguments.GetValue(Report) ?? [];
        foreach (var file in reports)
            _ = ReportFiles.WriterFor(file); // rather now than after the measuring
        var outcome = Metrics[settings.Metric](settings);
        foreach (var file in reports)
            ReportFiles.Write(outcome.Report(settings), file);
        Console.WriteLine(arguments.GetValue(Json) ? outcome.ToJson(settings.Metric) : outcome.ToText());
        return 0;
    }
}

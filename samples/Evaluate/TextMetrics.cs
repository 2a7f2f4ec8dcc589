using System.Text.Json;
using LiveAigc.Evaluation;
using Metrics = LiveAigc.Evaluation;

namespace LiveAigc.Samples.Evaluate;

/// <summary>Metrics of generated texts.</summary>
internal static class TextMetrics
{
    public static Outcome Bleu(Settings settings)
    {
        var (hypotheses, references) = Read(settings);
        var options = BleuOptions(settings);
        var score = new Metrics.Bleu(options).Corpus(hypotheses, references);
        var figures = new List<EvaluationFigure> { Percent("BLEU", score.Score) };
        figures.AddRange(score.Precisions.Select((p, n) => Percent($"precision {n + 1}", p)));
        figures.Add(new("brevity penalty", score.BrevityPenalty) { Maximum = 1 });
        return Result(settings, figures, hypotheses.Length, score.Signature) with { Text = score.ToString() };
    }

    public static Outcome ChrF(Settings settings) => ChrF(settings, 0);

    public static Outcome ChrFPlusPlus(Settings settings) => ChrF(settings, 2);

    public static Outcome Rouge(Settings settings)
    {
        var (hypotheses, references) = Read(settings);
        var segments = new Metrics.Rouge(new()
        {
            Tokenization = (settings.Tokenize ?? "english") switch
            {
                "english" => RougeTokenization.English,
                "zh" => RougeTokenization.Chinese,
                "char" => RougeTokenization.Character,
                "none" => RougeTokenization.WhiteSpace,
                var other => throw new ArgumentException($"--tokenize {other}: for rouge give english, zh, char or none."),
            },
            Stem = settings.Stem, Beta = settings.Beta ?? 1, BestOfEach = settings.BestOfEach, DistinctNGrams = settings.DistinctNGrams, LowerCase = settings.LowerCase,
        }).Segments(hypotheses, references);
        var figures = new (string Name, Func<RougeScores, RougeScore> Of)[] { ("ROUGE-1", s => s.Rouge1), ("ROUGE-2", s => s.Rouge2), ("ROUGE-L", s => s.RougeL), ("ROUGE-Lsum", s => s.RougeLsum) }
            .SelectMany(m => new[]
            {
                EvaluationFigure.OfItems(m.Name, [.. segments.Select(s => new ScoredItem(m.Of(s).F, 1))], settings.Seed) with { Maximum = 1 },
                new($"{m.Name} precision", segments.Average(s => m.Of(s).Precision)) { Maximum = 1 },
                new($"{m.Name} recall", segments.Average(s => m.Of(s).Recall)) { Maximum = 1 },
            });
        return Result(settings, [.. figures], hypotheses.Length, FormattableString.Invariant($"tok:{settings.Tokenize ?? "english"}|stem:{(settings.Stem ? "yes" : "no")}|beta:{settings.Beta ?? 1}|refs:{(settings.BestOfEach ? "best of each" : "best F")}{(settings.DistinctNGrams ? "|ngrams:distinct" : "")}"));
    }

    public static Outcome Cider(Settings settings) => Cider(settings, CiderVariant.Plain, "CIDEr");

    public static Outcome CiderD(Settings settings) => Cider(settings, CiderVariant.D, "CIDEr-D");

    public static Outcome Nist(Settings settings)
    {
        var (hypotheses, references) = Read(settings);
        var score = Metrics.Nist.Corpus(hypotheses, references, Tokenization(settings, TextTokenization.Mteval13a), maxOrder: settings.Order ?? 5);
        return Result(settings, [new("NIST", score)], hypotheses.Length, $"case:lc|tok:{settings.Tokenize ?? "13a"}|order:{settings.Order ?? 5}");
    }

    public static Outcome Distinct(Settings settings)
    {
        var texts = InputFiles.Lines(settings.Need(settings.Hypotheses, "--hyp")).ToArray();
        int[] orders = settings.Order is { } only ? [only] : [1, 2, 3, 4];
        var figures = orders.Select(n => (n, Counted: DistinctNGrams.Compute(texts, n, Tokenization(settings, TextTokenization.None))))
            .Select(d => new EvaluationFigure($"distinct-{d.n}", d.Counted.Ratio) { Maximum = 1 }).ToArray();
        return Result(settings, figures, texts.Length, $"tok:{settings.Tokenize ?? "none"}");
    }

    public static Outcome SelfBleu(Settings settings)
    {
        var texts = InputFiles.Lines(settings.Need(settings.Hypotheses, "--hyp")).ToArray();
        return Result(settings, [Percent("self-BLEU", Metrics.SelfBleu.Compute(texts, BleuOptions(settings))) with { HigherIsBetter = false }], texts.Length, $"case:{(settings.LowerCase ? "lc" : "mixed")}|tok:{settings.Tokenize ?? "13a"}|smooth:{settings.Smooth}|order:{settings.Order ?? 4}");
    }

    public static Outcome Slots(Settings settings)
    {
        var texts = InputFiles.Lines(settings.Need(settings.Hypotheses, "--hyp")).ToArray();
        var facts = InputFiles.JsonLines(settings.Need(settings.Facts, "--facts"), Facts);
        if (texts.Length != facts.Count)
            throw new InvalidDataException($"{settings.Facts!.FullName} has facts for {facts.Count} texts, {settings.Hypotheses!.FullName} has {texts.Length}: they must go line by line.");
        var rate = SlotErrorRate.Compute(texts, facts);
        var errors = rate.Errors.Select(e => $"line {e.Text + 1}: {e.Slot} {(e.IsMissing ? "missing" : "wrong")}: {e.Value}");
        return Result(settings, [new("slot error rate", rate.Rate) { HigherIsBetter = false }, new("missing", rate.Missing) { HigherIsBetter = false }, new("wrong", rate.Wrong) { HigherIsBetter = false }], texts.Length, null) with
        {
            Text = string.Join('\n', errors) is { Length: > 0 } list ? list : null,
        };
    }

    private static Outcome ChrF(Settings settings, int words)
    {
        var (hypotheses, references) = Read(settings);
        var score = new Metrics.ChrF(new() { WordOrder = words, CharacterOrder = settings.Order ?? 6, Beta = settings.Beta ?? 2, LowerCase = settings.LowerCase }).Corpus(hypotheses, references);
        return Result(settings, [Percent(words == 0 ? "chrF" : "chrF++", score.Score)], hypotheses.Length, score.Signature);
    }

    private static Outcome Cider(Settings settings, CiderVariant variant, string name)
    {
        var (hypotheses, references) = Read(settings);
        var score = new Metrics.Cider(new() { Variant = variant, Tokenization = Tokenization(settings, TextTokenization.None), LowerCase = settings.LowerCase, MaxOrder = settings.Order ?? 4 }).Corpus(hypotheses, references);
        return Result(settings, [EvaluationFigure.OfItems(name, [.. score.Segments.Select(s => new ScoredItem(s, 1))], settings.Seed)], hypotheses.Length, $"case:{(settings.LowerCase ? "lc" : "mixed")}|tok:{settings.Tokenize ?? "none"}|order:{settings.Order ?? 4}");
    }

    private static BleuOptions BleuOptions(Settings settings) => new()
    {
        Tokenization = Tokenization(settings, TextTokenization.Mteval13a), LowerCase = settings.LowerCase, MaxOrder = settings.Order ?? 4, SmoothingValue = settings.SmoothValue,
        Smoothing = settings.Smooth switch { "none" => BleuSmoothing.None, "floor" => BleuSmoothing.Floor, "add-k" => BleuSmoothing.AddK, _ => BleuSmoothing.Exponential },
    };

    private static TextTokenization Tokenization(Settings settings, TextTokenization otherwise) => settings.Tokenize switch
    {
        null => otherwise,
        "none" => TextTokenization.None,
        "13a" => TextTokenization.Mteval13a,
        "zh" => TextTokenization.Chinese,
        "char" => TextTokenization.Character,
        "intl" => TextTokenization.International,
        var other => throw new ArgumentException($"--tokenize {other}: give none, 13a, zh, char or intl."),
    };

    private static (string[] Hypotheses, string[][] References) Read(Settings settings)
    {
        var hypotheses = InputFiles.Lines(settings.Need(settings.Hypotheses, "--hyp")).ToArray();
        if (settings.References.Length == 0)
            throw new ArgumentException($"--metric {settings.Metric} needs --ref FILE.");
        var files = settings.References.Select(f => InputFiles.Lines(f.FullName).ToArray()).ToArray();
        foreach (var (lines, file) in files.Zip(settings.References))
        {
            if (lines.Length != hypotheses.Length)
                throw new InvalidDataException($"{file.FullName} has {lines.Length} lines, {settings.Hypotheses!.FullName} has {hypotheses.Length}: they must go line by line.");
        }

        if (Enumerable.Range(0, hypotheses.Length).FirstOrDefault(i => files.All(f => f[i].Length == 0), -1) is >= 0 and var line)
            throw new InvalidDataException($"{string.Join(" and ", settings.References.Select(f => f.FullName))}, line {line + 1}: there is no reference.");
        return (hypotheses, [.. hypotheses.Select((_, i) => files.Select(f => f[i]).ToArray())]);
    }

    private static SlotFact[] Facts(JsonElement line) => [.. line.NeedArray("facts")
        .Select(f => new SlotFact(f.Need("slot").Text(), [.. f.NeedArray("forms").Select(x => x.Text())]))];

    private static EvaluationFigure Percent(string name, double value) => new(name, value) { Maximum = 100 };

    private static Outcome Result(Settings settings, IReadOnlyList<EvaluationFigure> figures, int documents, string? signature) => new(figures, documents)
    {
        Signature = signature, System = settings.Hypotheses!.FullName,
        Data = [.. settings.References.Select(f => f.FullName), .. settings.Facts is { } facts ? [facts.FullName] : Array.Empty<string>()],
    };
}

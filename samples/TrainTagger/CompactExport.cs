using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>Exports a trained variant as the folder that ships, measures the exported file as users run it, and writes where it comes from.</summary>
internal static class CompactExport
{
    /// <summary>What ships: the fastest on a CPU, and the smallest.</summary>
    private const WeightPrecision Shipped = WeightPrecision.Int8;

    /// <summary>
    /// More likely than not. The development texts' span F1 is the same within 0.003 from 0.45 to 0.7, the intents are worse above 0.55.
    /// </summary>
    private const float MinConfidence = 0.5f;

    private static readonly string[] Sources =
    [
        "reviews-zh/online_shopping_10_cats.csv.gz", "reviews-zh/kaola_ecommerce_comments.unlabelled.txt", "danmaku-bilibili/danmaku.tsv.gz",
        "jddc-sample/train.enc.gz", "bitext-intent/train.csv", "comment-tags/train.jsonl", "comment-tags/live-dev.jsonl",
    ];

    public static void Run(string variantFolder, string shared, string data, string target, string? note)
    {
        var comments = new CompactData(shared, data);
        TaggingModel.SetMinConfidence(variantFolder, MinConfidence);
        var trainers = TaggingModel.Predict(variantFolder, comments.LiveMeasure);
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var sessions = new OnnxRuntimeSessionFactory();
        foreach (var precision in Enum.GetValues<WeightPrecision>())
        {
            var folder = precision == Shipped ? target : Path.Combine(variantFolder, precision.ToString());
            var file = ClassifierExporter.Export(variantFolder, folder, precision);
            using var tagger = CommentTagger.Load(folder, sessions);
            var (real, _) = Measure(tagger, comments.RealDevelopment);
            var (live, spans) = Measure(tagger, comments.LiveMeasure);
            var kept = SpanReport.Compute(trainers, spans).Micro.F1;
            var difference = ClassifierCheck.LargestDifference(variantFolder, file, comments.LiveMeasure.Select(c => c.Text), sessions);
            Console.WriteLine($"{precision}, {new FileInfo(file).Length / 1e6:F2} MB: largest logit difference {difference:E2}, span agreement with the trainer {kept:F4}");
            Console.WriteLine($"  real ({comments.RealDevelopment.Count}): {real.Summary}\n  live ({comments.LiveMeasure.Count}): {live.Summary}");
            if (precision == Shipped)
                Note(figures, real, live);
        }

        WriteProvenance(target, variantFolder, shared, data, figures, note);
    }

    private static (TaggingReport Report, IReadOnlyList<IReadOnlyList<TagSpan>> Spans) Measure(CommentTagger tagger, IReadOnlyList<TaggedText> texts)
    {
        var tags = tagger.TagAsync(texts.Select(t => new LiveComment(t.Id, t.Text)).ToArray()).AsTask().GetAwaiter().GetResult();
        var spans = tags.Select(t => (IReadOnlyList<TagSpan>)t.Spans.Select(s => new TagSpan(s.Start, s.End, s.Tag)).ToArray()).ToArray();
        return (TaggingReport.Compute(texts, spans), spans);
    }

    private static void Note(SortedDictionary<string, double> figures, TaggingReport real, TaggingReport live)
    {
        foreach (var (name, report) in new[] { ("real", real), ("live", live) })
        {
            figures[$"{name}.span_f1"] = Math.Round(report.Spans.Micro.F1, 4);
            figures[$"{name}.soft_span_f1"] = Math.Round(report.SoftSpans.Micro.F1, 4);
            figures[$"{name}.intent_macro_f1"] = Math.Round(report.Intents.Macro.F1, 4);
        }
    }

    private static void WriteProvenance(string target, string variantFolder, string shared, string data, SortedDictionary<string, double> figures, string? note)
    {
        using var file = File.Create(Path.Combine(target, "provenance.json"));
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartArray("commands");
        foreach (var step in (string[])["pretrain --shared ../shared --out OUT1", "pretrain --shared ../shared --out OUT --from OUT1/encoder --passes 3", $"train --shared ../shared --out OUT --variant {VariantOf(variantFolder)} --seed {SeedOf(variantFolder)}", $"export --shared ../shared --out OUT --variant {VariantOf(variantFolder)} --seed {SeedOf(variantFolder)} --to src/LiveAigc.Models.Compact/models/comment-tagger"])
            json.WriteStringValue($"dotnet run -c Release --project samples/TrainTagger -- compact {step}");
        json.WriteEndArray();
        json.WriteString("architecture", "BERT layout, 4 layers, 256 wide, 4 heads, vocabulary 8000, trained from random weights");
        json.WriteString("weights", Shipped.ToString());
        json.WriteString("licence", "MIT");
        if (note is not null)
            json.WriteString("note", note);
        Hashes(json, "files", ((string[])["model.onnx", "vocab.txt", "config.json", "tokenizer_config.json"]).Select(f => (f, Path.Combine(target, f))));
        Hashes(json, "shared_data", Sources.Select(s => (s, Path.Combine(shared, "data", s))));
        Hashes(json, "repository_data", CompactData.Files.Select(s => (s, Path.Combine(data, s))));
        json.WriteStartObject("figures");
        foreach (var (name, value) in figures)
            json.WriteNumber(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string VariantOf(string folder) => Path.GetFileName(folder).Split('-')[0];

    private static int SeedOf(string folder) => int.Parse(Path.GetFileName(folder).Split('-')[1], CultureInfo.InvariantCulture);

    private static void Hashes(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Path)> files)
    {
        json.WriteStartObject(name);
        foreach (var (label, path) in files)
            json.WriteString(label, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        json.WriteEndObject();
    }
}

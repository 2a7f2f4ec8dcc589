using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LiveAigc.Evaluation;

namespace LiveAigc.Samples.Evaluate;

/// <summary>What a metric came to: its figures, and what else it has to say.</summary>
/// <param name="Figures">The figures, the one that counts first.</param>
/// <param name="Documents">Documents measured.</param>
internal sealed record Outcome(IReadOnlyList<EvaluationFigure> Figures, int Documents)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Tables for people; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>How it was computed.</summary>
    public string? Signature { get; init; }

    /// <summary>What makes figures less than they seem.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>A detail of the library's own in JSON, under its name.</summary>
    public (string Name, string Json)? Detail { get; init; }

    /// <summary>
    /// The files of what is right, the same for every system that is measured: reports of other ones are not compared. Empty where a metric has none
    /// but the system's own.
    /// </summary>
    public required IReadOnlyList<string> Data { get; init; }

    /// <summary>The file of what was measured.</summary>
    public required string System { get; init; }

    public string ToText()
    {
        var text = new StringBuilder();
        if (Text is not null)
            text.AppendLine(Text.TrimEnd()).AppendLine();
        foreach (var figure in Figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"{figure.Name} = {figure.Value:0.######}");
            if (figure is { Lower: { } lower, Upper: { } upper })
                text.Append(CultureInfo.InvariantCulture, $" (95 %: {lower:0.####} to {upper:0.####})");
            text.AppendLine();
        }

        if (Signature is not null)
            text.AppendLine(Signature);
        foreach (var warning in Warnings)
            text.AppendLine(CultureInfo.InvariantCulture, $"Careful: {warning}");
        return text.ToString().TrimEnd();
    }

    public string ToJson(string metric)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("metric", metric);
            json.WriteNumber("score", Figures[0].Value);
            json.WriteStartObject("figures");
            foreach (var figure in Figures)
                json.WriteNumber(figure.Name, figure.Value);
            json.WriteEndObject();
            if (Figures[0] is { Lower: { } lower, Upper: { } upper })
            {
                json.WriteNumber("lower", lower);
                json.WriteNumber("upper", upper);
            }

            json.WriteNumber("documents", Documents);
            if (Signature is not null)
                json.WriteString("signature", Signature);
            if (Detail is var (name, detail))
            {
                json.WritePropertyName(name);
                json.WriteRawValue(detail);
            }

            json.WriteStartArray("warnings");
            foreach (var warning in Warnings)
                json.WriteStringValue(warning);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public EvaluationReport Report(Settings settings) => new(settings.Metric, [.. Figures.Select(f => f with { Note = f.Note ?? Signature })])
    {
        Data = Data.Count == 0 ? null : string.Join(" + ", Data.Select(Path.GetFileName)), DataSha256 = Data.Count == 0 ? null : ReportFiles.Hash([.. Data]),
        Model = Path.GetFileName(System), ModelSha256 = ReportFiles.Hash(System),
        Documents = Documents, Seed = settings.Seed, Created = TimeProvider.System.GetUtcNow(),
    };
}

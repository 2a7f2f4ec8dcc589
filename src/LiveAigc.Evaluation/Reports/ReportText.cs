using System.Globalization;
using System.Text;

namespace LiveAigc.Evaluation;

/// <summary>Reports as Markdown, and the pieces that the page shares with it.</summary>
internal static class ReportText
{
    public static string Markdown(EvaluationReport report)
    {
        var text = new StringBuilder($"# {report.Title}\n\n");
        foreach (var (name, value) in Facts(report))
            text.Append(CultureInfo.InvariantCulture, $"- {name}: {value}\n");
        text.Append("\n| figure | value | 95 % interval | note |\n|---|---:|---:|---|\n");
        foreach (var figure in report.Figures)
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(figure.Name)} | {Number(figure.Value)} | {Interval(figure)} | {Cell(figure.Note ?? "")} |\n");
        return text.ToString();
    }

    public static IEnumerable<(string Name, string Value)> Facts(EvaluationReport report)
    {
        if (report.Data is not null || report.DataSha256 is not null)
            yield return ("data", Named(report.Data, report.DataSha256));
        if (report.Documents is { } documents)
            yield return ("documents", documents.ToString(CultureInfo.InvariantCulture));
        if (report.Model is not null || report.ModelSha256 is not null)
            yield return ("model", Named(report.Model, report.ModelSha256));
        if (report.Seed is { } seed)
            yield return ("seed", seed.ToString(CultureInfo.InvariantCulture));
        if (report.Created is { } created)
            yield return ("made", created.ToString("u", CultureInfo.InvariantCulture));
    }

    public static string Number(double value) => value.ToString(Math.Abs(value) >= 1000 ? "F1" : "F4", CultureInfo.InvariantCulture);

    public static string Interval(EvaluationFigure figure) =>
        figure is { Lower: { } lower, Upper: { } upper } ? $"{Number(lower)} – {Number(upper)}" : "";

    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Named(string? name, string? hash) => hash is null ? name! : $"{name} (SHA-256 {hash})".Trim();
}

using System.Globalization;
using System.Net;
using System.Text;

namespace LiveAigc.Evaluation;

/// <summary>Reports and comparisons as pages: one file, its charts drawn as SVG.</summary>
internal static class ReportHtml
{
    private const int Left = 180;
    private const int Wide = 460;
    private const int Row = 28;

    private const string Style = """
        body{font:15px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:900px;margin:2em auto;padding:0 1em;color:#1c2733;background:#fff}
        table{border-collapse:collapse;margin:1em 0}td,th{padding:.25em .8em;border-bottom:1px solid #d8dee6;text-align:right}td:first-child,th:first-child,td.note,th.note{text-align:left}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.1em 1em}dt{color:#5b6b7c}dd{margin:0;overflow-wrap:anywhere}
        svg text{font-size:13px;fill:#1c2733}.bar{fill:#4a7fb5}.other{fill:#b9c6d4}.whisker{stroke:#1c2733;stroke-width:1.5}.better{color:#1b7f4b}.worse{color:#b3261e}
        @media(prefers-color-scheme:dark){body,svg text{color:#dfe6ee;fill:#dfe6ee;background:#14191f}td,th{border-color:#34404d}.whisker{stroke:#dfe6ee}.other{fill:#4d5b6a}}
        """;

    public static string Page(EvaluationReport report)
    {
        var rows = report.Figures.Select(f => $"<tr><td>{Text(f.Name)}</td><td>{ReportText.Number(f.Value)}</td><td>{ReportText.Interval(f)}</td><td class=\"note\">{Text(f.Note ?? "")}</td></tr>");
        return Frame(report.Title, $"""
            <dl>{Facts(report)}</dl>
            {Chart(report.Figures, null)}
            <table><tr><th>figure</th><th>value</th><th>95 % interval</th><th class="note">note</th></tr>
            {string.Join('\n', rows)}</table>
            """);
    }

    public static string Page(ReportComparison comparison)
    {
        var rows = comparison.Figures.Select(f => $"<tr><td>{Text(f.Name)}</td><td>{ReportText.Number(f.A)}</td><td>{ReportText.Number(f.B)}</td><td class=\"{(f.Verdict == FigureVerdict.Better ? "better" : f.Verdict == FigureVerdict.Worse ? "worse" : "")}\">{f.Difference.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture)}</td><td>{(f.PValue is { } p ? p.ToString("F4", CultureInfo.InvariantCulture) : "")}</td><td class=\"note\">{Text(ComparisonText.Verdict(f))}</td></tr>");
        var other = comparison.A.Figures.ToDictionary(f => f.Name);
        return Frame($"{comparison.A.Title} → {comparison.B.Title}", $"""
            <h2>Before</h2><dl>{Facts(comparison.A)}</dl><h2>After</h2><dl>{Facts(comparison.B)}</dl>
            {Chart(comparison.B.Figures.Where(f => other.ContainsKey(f.Name)).ToArray(), other)}
            <p>Light bars: before.</p>
            <table><tr><th>figure</th><th>before</th><th>after</th><th>difference</th><th>p</th><th class="note">verdict</th></tr>
            {string.Join('\n', rows)}</table>
            """);
    }

    private static string Frame(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(title)}</title><style>
        {Style}
        </style></head><body><h1>{Text(title)}</h1>
        {body}
        </body></html>
        """.ReplaceLineEndings("\n");

    private static string Facts(EvaluationReport report) =>
        string.Concat(ReportText.Facts(report).Select(f => $"<dt>{Text(f.Name)}</dt><dd>{Text(f.Value)}</dd>"));

    // Figures of one scale share it; one without a maximum is drawn against the largest of its kind.
    private static string Chart(IReadOnlyList<EvaluationFigure> figures, Dictionary<string, EvaluationFigure>? other)
    {
        var shown = figures.Where(f => f.Value >= 0).ToArray();
        var free = shown.Where(f => f.Maximum is null).SelectMany(f => new[] { f.Upper ?? f.Value, other is null ? 0 : other[f.Name].Value }).DefaultIfEmpty(1).Max();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-label=\"figures\" width=\"{Left + Wide + 90}\" height=\"{shown.Length * Row}\">");
        foreach (var (i, figure) in shown.Index())
        {
            var (top, scale) = (i * Row, Wide / Math.Max(1e-12, figure.Maximum ?? free));
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{top + 17}\" text-anchor=\"end\">{Text(figure.Name)}</text>");
            if (other is not null)
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"other\" x=\"{Left}\" y=\"{top + 3}\" width=\"{Math.Max(0, other[figure.Name].Value) * scale:F1}\" height=\"22\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"{Left}\" y=\"{top + 7}\" width=\"{figure.Value * scale:F1}\" height=\"14\"/>");
            if (figure is { Lower: { } lower, Upper: { } upper })
                svg.Append(CultureInfo.InvariantCulture, $"<line class=\"whisker\" x1=\"{Left + (lower * scale):F1}\" x2=\"{Left + (upper * scale):F1}\" y1=\"{top + 14}\" y2=\"{top + 14}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (Math.Max(figure.Value, figure.Upper ?? 0) * scale) + 6:F1}\" y=\"{top + 19}\">{ReportText.Number(figure.Value)}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using static LiveAigc.Load.LoadRun;

namespace LiveAigc.Load;

/// <summary>A run as an SVG picture: comments by second on the left, latency by share of comments on the right.</summary>
internal static class LoadPicture
{
    private const int Width = 420, Height = 260, Left = 60, Top = 60, Between = 110;
    private static readonly string[] Colours = ["#c0392b", "#2c3e50", "#7f8c8d"];
    private static readonly double[] Shares = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

    public static string Draw(LoadReport report)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{(2 * Width) + Between + (2 * Left)}\" height=\"{Height + (2 * Top)}\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        Text(svg, Left, 20, $"{report.Settings.Rooms} rooms × {report.Settings.Rate:F1} comments/s, {Environment.ProcessorCount} cores, {report.Settings.Batching.WhenFull}");
        DrawSeconds(svg, report);
        DrawLatencies(svg, report, Left + Width + Between);
        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawSeconds(StringBuilder svg, LoadReport report)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(report.Settings.Seconds));
        var series = new[] { ("sent", "#2980b9", new double[seconds]), ("tagged", "#27ae60", new double[seconds]), ("dropped", "#c0392b", new double[seconds]) };
        for (var i = 0; i < report.Run.Arrivals.Count; i++)
        {
            var due = report.Run.Arrivals[i].Due;
            var ended = Second(due + report.Run.Outcomes[i].Latency);
            series[0].Item3[Second(due)]++;
            series[report.Run.Outcomes[i].Fate == Fate.Tagged ? 1 : 2].Item3[ended]++;
        }

        var most = Math.Max(1, series.Max(line => line.Item3.Max()));
        Frame(svg, Left, "comments by second of the run", $"{most:F0}", "0", "0 s", $"{seconds} s");
        for (var s = 0; s < series.Length; s++)
        {
            var (name, colour, counts) = series[s];
            Line(svg, colour, counts.Select((count, i) => (Left + (Width * (i + 0.5) / seconds), Top + (Height * (1 - (count / most))))));
            Text(svg, Left + 8 + (s * 70), Top + Height - 8, name, colour);
        }

        int Second(long ticks) => (int)Math.Clamp(ticks / Stopwatch.Frequency, 0, seconds - 1);
    }

    // Both axes logarithmic: latency from 1 ms up, and the share of slower comments.
    private static void DrawLatencies(StringBuilder svg, LoadReport report, int left)
    {
        var longest = Math.Max(10, report.Latencies().DefaultIfEmpty(10).Max());
        Frame(svg, left, "latency by share of comments", $"{longest:F0} ms", "1 ms", "10 %", "99.9 %");
        for (var i = 0; i < Shares.Length; i++)
            Text(svg, (int)X(Shares[i]) - 8, Top + Height + 30, i is > 1 and < 7 ? $"p{100 * Shares[i]:F0}" : "", "#888");
        for (var p = 0; p < LoadReport.Priorities.Count; p++)
        {
            var latencies = report.Latencies(LoadReport.Priorities[p]);
            if (latencies.Length > 0)
                Line(svg, Colours[p], Shares.Select(share => (X(share), Y(LoadReport.Quantile(latencies, share)))));
            Text(svg, left + 8, Top + 18 + (p * 16), $"{LoadReport.Priorities[p]}", Colours[p]);
        }

        double X(double share) => left + (Width * Math.Log10((1 - 0.1) / (1 - share)) / Math.Log10((1 - 0.1) / (1 - 0.999)));
        double Y(double milliseconds) => Top + (Height * (1 - (Math.Log10(Math.Max(1, milliseconds)) / Math.Log10(longest))));
    }

    private static void Frame(StringBuilder svg, int left, string title, string top, string bottom, string first, string last)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left}\" y=\"{Top}\" width=\"{Width}\" height=\"{Height}\" fill=\"none\" stroke=\"#888\"/>\n");
        Text(svg, left, Top - 12, title);
        Text(svg, left - 50, Top + 10, top, "#888");
        Text(svg, left - 50, Top + Height, bottom, "#888");
        Text(svg, left, Top + Height + 16, first, "#888");
        Text(svg, left + Width - 40, Top + Height + 16, last, "#888");
    }

    private static void Line(StringBuilder svg, string colour, IEnumerable<(double X, double Y)> points) =>
        svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:F1},{point.Y:F1}")))}\"/>\n");

    private static void Text(StringBuilder svg, int x, int y, FormattableString text, string colour = "#222") =>
        Text(svg, x, y, text.ToString(CultureInfo.InvariantCulture), colour);

    private static void Text(StringBuilder svg, int x, int y, string text, string colour = "#222") =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" fill=\"{colour}\">{text}</text>\n");
}

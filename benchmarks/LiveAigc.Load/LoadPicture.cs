using System.Diagnostics;
using System.Globalization;
using static LiveAigc.Load.LoadRun;

namespace LiveAigc.Load;

/// <summary>A run as an SVG picture: comments by second on the left, latency by share of comments on the right, and the counts below.</summary>
internal static class LoadPicture
{
    private const int PanelWidth = 440, Edge = 70, RightPanel = Edge + PanelWidth + 90, Width = RightPanel + PanelWidth + Edge, Height = 470;
    private static readonly double[] Shares = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999];
    private static readonly string[] ClassColours = ["#c0392b", "#2c3e50", "#95a5a6"];

    public static string Draw(LoadReport report)
    {
        var svg = new Svg(Width, Height);
        var batching = report.Settings.Batching;
        svg.Text(Edge, 28, Invariant($"{report.Settings.Rooms} rooms × {report.Settings.Rate:0.#} comments/s = {report.Settings.Rooms * report.Settings.Rate:F0}/s for {report.Settings.Seconds:0.#} s, {Environment.ProcessorCount} cores"), "#222", size: 15);
        svg.Text(Edge, 46, Invariant($"queue of {batching.Capacity}, {batching.WhenFull}, batches of {batching.MaxBatchTokens} tokens at most, deadline {batching.Deadline.TotalMilliseconds:0.#} ms"), "#666");
        DrawSeconds(new(svg, Edge, PanelWidth), report);
        DrawLatencies(new(svg, RightPanel, PanelWidth), report);
        DrawCounts(svg, report);
        return svg.ToString();
    }

    private static void DrawSeconds(Plot plot, LoadReport report)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(report.Settings.Seconds));
        double[] sent = new double[seconds], tagged = new double[seconds], dropped = new double[seconds];
        for (var i = 0; i < report.Run.Arrivals.Count; i++)
        {
            var (due, outcome) = (report.Run.Arrivals[i].Due, report.Run.Outcomes[i]);
            sent[Second(due)]++;
            if (Second(due + outcome.Latency) is var ended && ended < seconds)
                (outcome.Fate == Fate.Tagged ? tagged : dropped)[ended]++;
        }

        plot.Frame("comments a second", "second of the run");
        plot.X = second => second / seconds;
        var most = Math.Max(1, new[] { sent, tagged, dropped }.Max(counts => counts.Max()));
        var step = Plot.RoundStep(most);
        var top = step * Math.Ceiling(most / step);
        plot.Y = count => count / top;
        for (var count = 0.0; count <= top; count += step)
            plot.MarkY(count, Invariant($"{count:F0}"));
        for (var second = 0.0; second <= seconds; second += Plot.RoundStep(seconds))
            plot.MarkX(second, Invariant($"{second:0.#}"));
        // Drops are shown as an area, so that none at all looks like none.
        plot.Area(dropped.Select((count, i) => (i + 0.5, count)), "#e67e22");
        plot.Line(sent.Select((count, i) => (i + 0.5, count)), "#2980b9");
        plot.Line(tagged.Select((count, i) => (i + 0.5, count)), "#27ae60");
        plot.Legend(("sent", "#2980b9"), ("tagged", "#27ae60"), ("dropped", "#e67e22"));

        int Second(long ticks) => (int)(ticks / Stopwatch.Frequency);
    }

    // Both axes logarithmic: the latency, and the share of comments that took longer.
    private static void DrawLatencies(Plot plot, LoadReport report)
    {
        plot.Frame("latency from due, ms", "share of the class's comments answered within it");
        double[] all = report.Latencies();
        var (least, most) = (Math.Log10(Decade(LoadReport.Quantile(all, 0.4), Math.Floor)), Math.Log10(Decade(LoadReport.Quantile(all, 0.999), Math.Ceiling)));
        plot.X = share => Math.Log10((1 - Shares[0]) / (1 - share)) / Math.Log10((1 - Shares[0]) / (1 - Shares[^1]));
        plot.Y = milliseconds => (Math.Log10(Math.Max(1e-3, milliseconds)) - least) / Math.Max(1, most - least);
        for (var power = least; power <= most + 0.5; power++)
        {
            plot.MarkY(Math.Pow(10, power), Invariant($"{Math.Pow(10, power):0.###}"));
            for (var digit = 2; digit < 10 && power < most; digit++)
                plot.MarkY(digit * Math.Pow(10, power), digit is 2 or 5 ? Invariant($"{digit * Math.Pow(10, power):0.###}") : "");
        }

        foreach (var share in Shares)
            plot.MarkX(share, Invariant($"{100 * share:0.#} %"));
        foreach (var (priority, colour) in LoadReport.Priorities.Zip(ClassColours))
        {
            var latencies = report.Latencies(priority);
            if (latencies.Length > 0)
                plot.Line(Enumerable.Range(0, 100).Select(i => 1 - Math.Pow(10, Math.Log10(1 - Shares[0]) - (i / 99.0 * Math.Log10((1 - Shares[0]) / (1 - Shares[^1]))))).Select(share => (share, LoadReport.Quantile(latencies, share))), colour);
        }

        plot.Legend([.. LoadReport.Priorities.Zip(ClassColours).Select(pair => ($"{pair.First}", pair.Second))]);

        static double Decade(double milliseconds, Func<double, double> round) => Math.Pow(10, round(Math.Log10(milliseconds > 0.1 ? milliseconds : 0.1)));
    }

    private static void DrawCounts(Svg svg, LoadReport report)
    {
        var y = Plot.Bottom + 62;
        foreach (var (priority, colour) in LoadReport.Priorities.Zip(ClassColours))
        {
            var latencies = report.Latencies(priority);
            svg.Text(Edge, y, $"{priority}", colour);
            svg.Text(Edge + 60, y, Invariant($"sent {report.Count(priority):N0}, tagged {report.Count(priority, Fate.Tagged):N0}, displaced {report.Count(priority, Fate.Displaced):N0}, refused {report.Count(priority, Fate.QueueFull):N0}, failed {report.Count(priority, Fate.Failed):N0}"), "#222");
            svg.Text(RightPanel, y, Invariant($"p50 {LoadReport.Quantile(latencies, 0.5):F1} ms, p95 {LoadReport.Quantile(latencies, 0.95):F1} ms, p99 {LoadReport.Quantile(latencies, 0.99):F1} ms, longest {LoadReport.Quantile(latencies, 1):F1} ms"), "#222");
            y += 18;
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

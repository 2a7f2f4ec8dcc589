using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>The legend with counts, and the rates: two panels, or a strip where there is no room for them.</summary>
internal static class CountsPanel
{
    private const int CountWidth = 6, ShareWidth = 5, FigureWidth = 10;

    /// <summary>What each colour means, and how many comments there were of it: of the most pressing intents, where not all fit.</summary>
    public static Panel Legend(RoomReport report, Palette palette, int width, int most = int.MaxValue) =>
        Frame.Around(report.Intents.Take(most).Select(intent => LegendLine(intent, report.Comments, palette, width - Frame.Edges)), "Intents 意图", width);

    public static Panel Figures(RoomReport report, TimeSpan patience, int width, bool isOver = false) =>
        Frame.Around(FiguresOf(report, patience, isOver).Select(figure => FigureLine(figure.Name, figure.Value, width - Frame.Edges)), "Room 直播间", width);

    public static IRenderable Strip(RoomReport report, Palette palette, int width)
    {
        var legend = new ScreenLine(width).Space(1);
        foreach (var (intent, count) in report.Intents)
            legend.Add($"{intent} ", palette[intent].Style).Add($"{count}  ", Palette.Strong);
        var figures = new ScreenLine(width).Add(string.Create(CultureInfo.InvariantCulture,
            $" {report.RecentRate:0.0}/s  median {Duration(report.MedianLatency)}  p95 {Duration(report.P95Latency)}  dropped {report.Dropped}  stale {report.Stale}  bad lines {report.RefusedLines}  unsure {report.Unsure}"), Palette.Dim);
        return new Rows(legend.Build(), figures.Build());
    }

    private static IEnumerable<(string Name, string Value)> FiguresOf(RoomReport report, TimeSpan patience, bool isOver)
    {
        yield return ("comments 弹幕", Number(report.Comments));
        yield return isOver ? ("took 用时", Duration(report.Elapsed)) : ("a second now 每秒", Number(report.RecentRate, "0.0"));
        yield return ("a second overall 平均", Number(report.Rate, "0.0"));
        yield return ("tagging, median 延迟", Duration(report.MedianLatency));
        yield return ("tagging, p95", Duration(report.P95Latency));
        yield return ("waiting 待回", Number(report.Waiting));
        yield return ("dropped, full 丢弃", Number(report.Dropped));
        yield return (patience > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $"stale, {patience.TotalMinutes:0.#} min 过时") : "stale 过时", Number(report.Stale));
        yield return ("ignored 忽略", Number(report.Ignored));
        yield return ("unsure 不确定", Number(report.Unsure));
        yield return ("bad lines 坏行", Number(report.RefusedLines));
    }

    private static string Duration(TimeSpan time) => time.TotalSeconds >= 1
        ? Number(time.TotalSeconds, "0.0") + " s"
        : Number(time.TotalMilliseconds, time.TotalMilliseconds >= 100 ? "0" : "0.0") + " ms";

    private static Paragraph LegendLine(KeyValuePair<string, long> intent, long comments, Palette palette, int width)
    {
        var look = palette[intent.Key];
        var share = comments > 0 ? (double)intent.Value / comments : 0;
        var bar = width - Palette.LabelWidth - CountWidth - ShareWidth - 1;
        return new ScreenLine(width)
            .Column(look.Label, Palette.LabelWidth, look.Style)
            .Column(Number(intent.Value).PadLeft(CountWidth), CountWidth)
            .Column(Number(100 * share, "0").PadLeft(ShareWidth - 1) + "%", ShareWidth, Palette.Dim)
            .Space(1)
            .Column(Bar(share, bar), bar, look.Style)
            .Build();
    }

    private static string Bar(double share, int cells)
    {
        var eighths = (int)Math.Round(share * cells * 8);
        return new string('█', eighths / 8) + (eighths % 8 > 0 ? $"{(char)('█' + 8 - (eighths % 8))}" : "");
    }

    private static Paragraph FigureLine(string name, string value, int width) => new ScreenLine(width)
        .Column(name, width - FigureWidth, Palette.Dim)
        .Add(value.PadLeft(FigureWidth), Palette.Strong)
        .Build();

    private static string Number(double value, string format = "0") => value.ToString(format, CultureInfo.InvariantCulture);
}

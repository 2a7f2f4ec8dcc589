using Spectre.Console;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>The comments that wait for an answer, most pressing first.</summary>
internal static class UrgentPanel
{
    private const int TimeWidth = 8, ViewerWidth = 14;

    public static Panel Draw(RoomReport report, Palette palette, int width, int height)
    {
        var lines = new List<Paragraph> { Titles(width - Frame.Edges) };
        lines.AddRange(report.Urgent.Take(height - Frame.Lines - 1).Select(comment => Row(comment, palette, width - Frame.Edges)));
        return Frame.Around(lines, FormattableString.Invariant($"Answer first 先回应 · {report.Waiting} waiting 待回"), width, new Style(Color.DarkOrange));
    }

    /// <summary>One comment, as it also stands in the summary.</summary>
    public static Paragraph Row(TaggedComment comment, Palette palette, int width)
    {
        var look = palette[comment.Intent];
        var line = new ScreenLine(width)
            .Column(look.Label, Palette.LabelWidth, look.Style).Space(1)
            .Column(RoomTime.Short(comment.RoomTime), TimeWidth, Palette.Dim).Space(1)
            .Column(comment.Viewer, ViewerWidth, Palette.Dim).Space(1);
        return line.Comment(comment, palette, line.Left).Build();
    }

    private static Paragraph Titles(int width) => new ScreenLine(width)
        .Column("intent 意图", Palette.LabelWidth, Palette.Dim).Space(1)
        .Column("time", TimeWidth, Palette.Dim).Space(1)
        .Column("viewer 观众", ViewerWidth, Palette.Dim).Space(1)
        .Add("comment 弹幕", Palette.Dim)
        .Build();
}

using Spectre.Console;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>All comments as they come, the newest at the bottom.</summary>
internal static class StreamPanel
{
    private const int TimeWidth = 8, ViewerWidth = 14;

    public static Panel Draw(RoomReport report, Palette palette, int width, int height)
    {
        var lines = new List<Paragraph> { Titles(width - Frame.Edges) };
        lines.AddRange(report.Latest.TakeLast(height - Frame.Lines - 1).Select(comment => Row(comment, palette, width - Frame.Edges)));
        return Frame.Around(lines, FormattableString.Invariant($"All comments 弹幕 · {report.Comments}"), width);
    }

    private static Paragraph Row(TaggedComment comment, Palette palette, int width)
    {
        var line = new ScreenLine(width)
            .Column(RoomTime.Short(comment.RoomTime), TimeWidth, Palette.Dim).Space(1)
            .Column(comment.Viewer, ViewerWidth, Palette.Dim).Space(1);
        line.Comment(comment, palette, line.Left - Palette.LabelWidth - 1).Space(1);
        return comment.Matters
            ? line.Add(palette[comment.Intent].Label, palette[comment.Intent].Style).Build()
            : line.Add(comment.Tags.Abstained ? "unsure 不确定" : "·", Palette.Dim).Build();
    }

    private static Paragraph Titles(int width)
    {
        var line = new ScreenLine(width)
            .Column("time", TimeWidth, Palette.Dim).Space(1)
            .Column("viewer 观众", ViewerWidth, Palette.Dim).Space(1);
        return line.Column("comment 弹幕", line.Left - Palette.LabelWidth - 1, Palette.Dim).Space(1)
            .Add("intent 意图", Palette.Dim)
            .Build();
    }
}

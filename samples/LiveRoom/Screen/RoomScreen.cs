using Spectre.Console;
using Spectre.Console.Rendering;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>The whole screen: what matters on top, the stream below, the legend with counts beside them where there is room.</summary>
internal sealed class RoomScreen(Settings settings, Palette palette)
{
    private const int HeaderHeight = 1, SideWidth = 36, LeastWidthForSide = 108, LeastWidth = 48, LeastHeight = 12;

    private readonly string _name = settings.Input == TagComments.Streams.Standard ? "standard input" : Path.GetFileName(settings.Input);

    public IRenderable Draw(RoomReport report, string? notice, int width, int height)
    {
        if (width < LeastWidth || height < LeastHeight)
            return new ScreenLine(width).Add("Make the window larger. 请放大窗口").Build();
        var hasSide = width >= LeastWidthForSide;
        var main = hasSide ? width - SideWidth : width;
        var strip = hasSide ? 0 : 2;
        var footer = notice is null ? 0 : 1;
        var body = height - HeaderHeight - strip - footer;
        var urgentHeight = body / 2;

        var rows = new List<Layout> { new Layout(Header(report, width)).Size(HeaderHeight) };
        if (!hasSide)
            rows.Add(new Layout(CountsPanel.Strip(report, palette, width)).Size(strip));
        var comments = new Layout().SplitRows(
            new Layout(UrgentPanel.Draw(report, palette, main, urgentHeight)).Size(urgentHeight),
            new Layout(StreamPanel.Draw(report, palette, main, body - urgentHeight)));
        rows.Add(hasSide
            ? new Layout().SplitColumns(comments, Side(report, body).Size(SideWidth))
            : comments);
        if (notice is not null)
            rows.Add(new Layout(new ScreenLine(width).Add($" ! {notice}", new Style(Color.Gold1)).Build()).Size(footer));
        return new Layout().SplitRows([.. rows]);
    }

    private Layout Side(RoomReport report, int height)
    {
        var legend = Math.Min(report.Intents.Count + Frame.Lines, Math.Max(1, height / 2));
        return new Layout().SplitRows(
            new Layout(CountsPanel.Legend(report, palette, SideWidth, legend - Frame.Lines)).Size(legend),
            new Layout(CountsPanel.Figures(report, settings.Patience, SideWidth)));
    }

    private Paragraph Header(RoomReport report, int width) => new ScreenLine(width)
        .Add(" LiveRoom ", new Style(Color.Black, Color.DeepSkyBlue1, Decoration.Bold))
        .Add($"  {_name}  ", Palette.Strong)
        .Add(RoomTime.Short(report.RoomTime))
        .Add(settings.Speed == 0 ? "  as fast as it goes" : FormattableString.Invariant($"  ×{settings.Speed:0.##}"), Palette.Dim)
        .Right("Ctrl+C ends 结束 ", Palette.Dim)
        .Build();
}

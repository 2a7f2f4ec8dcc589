using Spectre.Console;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>What the room was: intents, figures, and what still waits for an answer.</summary>
internal static class Summary
{
    private const int Widest = 100, LeastWidthForTwo = 80;

    public static void Write(IAnsiConsole console, RoomReport report, Settings settings)
    {
        var palette = new Palette([.. report.Intents.Select(intent => intent.Key)], console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors);
        var width = Math.Min(console.Profile.Width, Widest);
        console.WriteLine();
        if (width >= LeastWidthForTwo)
            console.Write(new Columns(CountsPanel.Legend(report, palette, width / 2), CountsPanel.Figures(report, settings.Patience, width / 2, isOver: true)) { Expand = false, Padding = new(0, 0) });
        else
            console.Write(new Rows(CountsPanel.Legend(report, palette, width), CountsPanel.Figures(report, settings.Patience, width, isOver: true)));
        if (report.Urgent.Count > 0)
            console.Write(UrgentPanel.Draw(report, palette, width, report.Urgent.Count + Frame.Lines + 1));
        if (report.Interrupted)
            console.MarkupLine("Interrupted.");
    }
}

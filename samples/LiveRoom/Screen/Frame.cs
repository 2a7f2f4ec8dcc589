using Spectre.Console;
using Spectre.Console.Rendering;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>The box around a part of the screen.</summary>
internal static class Frame
{
    /// <summary>Cells that the box takes from a line: its edges and a blank beside each.</summary>
    public const int Edges = 4;

    // A common blank at the ends of a title would be taken off.
    private const char Blank = '\u00A0';

    /// <summary>Lines that the box takes.</summary>
    public const int Lines = 2;

    public static Panel Around(IEnumerable<IRenderable> lines, string title, int width, Style? edge = null) => new(new Rows(lines))
    {
        Border = BoxBorder.Rounded,
        BorderStyle = edge ?? Palette.Dim,
        Header = new PanelHeader($"{Blank}{Markup.Escape(title)}{Blank}"),
        Padding = new Padding(1, 0),
        Expand = true,
        Width = width,
    };
}

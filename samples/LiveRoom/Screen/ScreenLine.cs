using Spectre.Console;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>One line of the screen, built from left to right; what does not fit is cut.</summary>
internal sealed class ScreenLine(int width)
{
    private readonly Paragraph _paragraph = new() { Overflow = Overflow.Crop };
    private int _left = width;

    /// <summary>Cells that are left.</summary>
    public int Left => _left;

    public ScreenLine Add(string text, Style? style = null)
    {
        var cut = ScreenText.Cut(ScreenText.Clean(text), _left);
        _left -= ScreenText.WidthOf(cut);
        _paragraph.Append(cut, style);
        return this;
    }

    /// <summary>A column that fills so many cells, or as many as are left.</summary>
    public ScreenLine Column(string text, int cells, Style? style = null)
    {
        var fitted = ScreenText.Fit(ScreenText.Clean(text), Math.Min(cells, _left));
        _left -= ScreenText.WidthOf(fitted);
        _paragraph.Append(fitted, style);
        return this;
    }

    public ScreenLine Space(int cells) => Column("", cells);

    /// <summary>A text at the right end of the line.</summary>
    public ScreenLine Right(string text, Style? style = null)
    {
        var clean = ScreenText.Clean(text);
        return Space(_left - ScreenText.WidthOf(clean)).Add(clean, style);
    }

    /// <summary>A comment with its spans in the colours of their tags, in so many cells.</summary>
    public ScreenLine Comment(TaggedComment comment, Palette palette, int cells, Style? plain = null)
    {
        var rest = Math.Max(0, _left - cells);
        _left -= rest;
        foreach (var part in CommentPart.Of(comment))
            Add(part.Text, part.Tag is { } tag ? palette[tag].Style : plain);
        return Space(_left).GiveBack(rest);
    }

    public Paragraph Build() => _paragraph;

    private ScreenLine GiveBack(int cells)
    {
        _left += cells;
        return this;
    }
}

using Spectre.Console;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>One line of the screen, built from left to right; what does not fit is cut.</summary>
internal sealed class ScreenLine(int width)
{
    // No terminal is wider. A comment of a million characters must not be measured ten times a second.
    private const int MostCharacters = 1000;

    private readonly Paragraph _paragraph = new() { Overflow = Overflow.Crop };

    /// <summary>Cells that are left.</summary>
    public int Left { get; private set; } = Math.Max(0, width);

    public ScreenLine Add(string text, Style? style = null) => Append(ScreenText.Cut(Clean(text), Left), style);

    /// <summary>A column that fills so many cells, or as many as are left.</summary>
    public ScreenLine Column(string text, int cells, Style? style = null) =>
        Append(ScreenText.Fit(Clean(text), Math.Clamp(cells, 0, Left)), style);

    public ScreenLine Space(int cells) => Column("", cells);

    /// <summary>A text at the right end of the line.</summary>
    public ScreenLine Right(string text, Style? style = null) => Space(Left - ScreenText.WidthOf(Clean(text))).Add(text, style);

    /// <summary>A comment with its spans in the colours of their tags, in so many cells.</summary>
    public ScreenLine Comment(TaggedComment comment, Palette palette, int cells)
    {
        var left = Math.Clamp(cells, 0, Left);
        var parts = CommentPart.Of(comment)
            .Select(part => (Text: Clean(palette.HasColors ? part.Text : part.Marked(comment.Intent)), Style: part.Tag is { } tag ? palette[tag].Style : (Style?)null))
            .ToList();
        var isCut = left > 0 && parts.Sum(part => ScreenText.WidthOf(part.Text)) > left;
        left -= isCut ? 1 : 0;
        foreach (var (text, style) in parts)
        {
            var kept = ScreenText.Begin(text, left);
            left -= ScreenText.WidthOf(kept);
            Append(kept, style);
            if (kept.Length < text.Length)
                break;
        }

        return (isCut ? Append(ScreenText.Ellipsis, null) : this).Space(left);
    }

    public Paragraph Build() => _paragraph;

    private static string Clean(string text) => ScreenText.Clean(text.AsSpan(0, Math.Min(text.Length, MostCharacters)));

    private ScreenLine Append(string text, Style? style)
    {
        Left -= ScreenText.WidthOf(text);
        _paragraph.Append(text, style);
        return this;
    }
}

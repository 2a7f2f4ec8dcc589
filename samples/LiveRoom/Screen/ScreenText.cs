using System.Globalization;
using System.Text;
using Spectre.Console;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>Makes what viewers typed fit to stand in a column: a Chinese character fills two cells of a terminal, and some characters fill none or as many as the terminal likes.</summary>
internal static class ScreenText
{
    public const string Ellipsis = "…";

    /// <summary>Leaves out what moves the cursor, cannot be seen, or has no width that terminals agree on.</summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                clean.Append('\uFFFD');
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                clean.Append(rune.Value == 0x3000 ? '\u3000' : ' ');
            else if (!IsModifier(rune))
                clean.Append(rune);
        }

        return clean.ToString();
    }

    /// <summary>How many cells a clean text fills.</summary>
    public static int WidthOf(string text) => text.GetCellWidth();

    /// <summary>As much of a clean text's beginning as fits into <paramref name="cells"/>.</summary>
    public static string Begin(string text, int cells)
    {
        if (WidthOf(text) <= cells)
            return text;
        var kept = 0;
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            var element = elements.GetTextElement();
            cells -= WidthOf(element);
            if (cells < 0)
                break;
            kept += element.Length;
        }

        return text[..kept];
    }

    /// <summary>Cuts a clean text so that it fills at most <paramref name="cells"/>; one that was cut ends with an ellipsis.</summary>
    public static string Cut(string text, int cells) =>
        WidthOf(text) <= cells ? text
        : cells > 0 ? Begin(text, cells - 1) + Ellipsis
        : "";

    /// <summary>Cuts a clean text or fills it up so that it fills exactly <paramref name="cells"/>.</summary>
    public static string Fit(string text, int cells)
    {
        var cut = Cut(text, cells);
        return cut + new string(' ', cells - WidthOf(cut));
    }

    // Variation selectors, joiners and directions, skin tones, key caps: with one terminal they change a width, with another not.
    private static bool IsModifier(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.EnclosingMark
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0100 and <= 0xE01EF);
}

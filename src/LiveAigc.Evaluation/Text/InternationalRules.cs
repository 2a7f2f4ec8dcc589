using System.Globalization;
using System.Text;

namespace LiveAigc.Evaluation;

/// <summary>mteval-v14's international tokenization: punctuation apart unless it stands by a number, symbols always.</summary>
internal static class InternationalRules
{
    public static void Apply(TextBuffer text, TextBuffer spare)
    {
        Pairs(text, spare, static (a, b) => !IsNumber(a) && IsPunctuation(b), punctuationFirst: false);
        Pairs(text, spare, static (a, b) => IsPunctuation(a) && !IsNumber(b), punctuationFirst: true);
        spare.Clear();
        foreach (var rune in text.Written.EnumerateRunes())
            Append(spare, rune, apart: IsSymbol(rune));
        text.Swap(spare);
    }

    private static void Pairs(TextBuffer text, TextBuffer spare, Func<Rune, Rune, bool> matches, bool punctuationFirst)
    {
        spare.Clear();
        Rune? waiting = null; // may begin a pair
        foreach (var rune in text.Written.EnumerateRunes())
        {
            if (waiting is not { } first)
            {
                waiting = rune;
            }
            else if (matches(first, rune))
            {
                Append(spare, first, punctuationFirst);
                Append(spare, rune, !punctuationFirst);
                waiting = null;
            }
            else
            {
                Append(spare, first, apart: false);
                waiting = rune;
            }
        }

        if (waiting is { } last)
            Append(spare, last, apart: false);
        text.Swap(spare);
    }

    private static void Append(TextBuffer to, Rune rune, bool apart)
    {
        Span<char> characters = stackalloc char[2];
        var written = characters[..rune.EncodeToUtf16(characters)];
        if (apart)
            to.AppendApart(written);
        else
            to.Append(written);
    }

    private static bool IsNumber(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsPunctuation(Rune rune) => Rune.GetUnicodeCategory(rune) is
        >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation;

    private static bool IsSymbol(Rune rune) => Rune.GetUnicodeCategory(rune) is
        >= UnicodeCategory.MathSymbol and <= UnicodeCategory.OtherSymbol;
}

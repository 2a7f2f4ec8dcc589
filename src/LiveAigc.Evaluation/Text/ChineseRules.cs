namespace LiveAigc.Evaluation;

/// <summary>
/// Which characters sacrebleu's <c>zh</c> sets apart: Chinese, their radicals and strokes, wide and half-width forms, enclosed signs
/// and dingbats.
/// </summary>
internal static class ChineseRules
{
    private static readonly (char First, char Last)[] Ranges =
    [
        ('\u2001', '\u2a6d'), ('\u2e80', '\u2fdf'), ('\u2ff0', '\u303f'), ('\u3100', '\u312f'), ('\u31a0', '\u31bf'), ('\u31c0', '\u31ef'),
        ('\u3200', '\u33ff'), ('\u3400', '\u4db5'), ('\u4e00', '\u9fbb'), ('\uf900', '\ufa2d'), ('\ufa30', '\ufa6a'), ('\ufa70', '\ufad9'),
        ('\ufe10', '\ufe1f'), ('\ufe30', '\ufe4f'), ('\uff00', '\uffef'),
    ];

    public static void SetApart(TextBuffer text, TextBuffer spare)
    {
        spare.Clear();
        foreach (var c in WhiteSpace.Trim(text.Written))
        {
            if (IsApart(c))
                spare.AppendApart([c]);
            else
                spare.Append(c);
        }

        text.Swap(spare);
    }

    // The first range is not Chinese but punctuation, arrows and mathematics: sacrebleu compares with "\u20000", which Python reads as U+2000
    // and a zero. Scores must agree with it, so it stays; the characters it meant (U+20000 and up) are not set apart there, nor here.
    private static bool IsApart(char c)
    {
        if (c < '\u2001')
            return false;
        foreach (var (first, last) in Ranges)
        {
            if (c >= first && c <= last)
                return true;
        }

        return false;
    }
}

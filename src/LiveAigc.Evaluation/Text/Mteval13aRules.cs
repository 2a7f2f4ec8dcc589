namespace LiveAigc.Evaluation;

/// <summary>The tokenization of NIST's mteval-v13a.pl, in the four passes that sacrebleu's regular expressions make.</summary>
internal static class Mteval13aRules
{
    /// <summary>Takes mark-up of the evaluation files out and puts a space at both ends.</summary>
    public static void Prepare(TextBuffer text, TextBuffer spare)
    {
        if (text.Written.IndexOfAny("&\n<") >= 0)
        {
            var cleaned = new string(text.Written)
                .Replace("<skipped>", "", StringComparison.Ordinal).Replace("-\n", "", StringComparison.Ordinal).Replace('\n', ' ')
                .Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
                .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);
            text.Clear();
            text.Append(cleaned);
        }

        spare.Clear();
        spare.AppendApart(text.Written);
        text.Swap(spare);
    }

    /// <summary>Sets punctuation apart; periods, commas and dashes by their neighbours.</summary>
    public static void Apply(TextBuffer text, TextBuffer spare)
    {
        spare.Clear();
        foreach (var c in text.Written)
        {
            if (IsPunctuation(c))
                spare.AppendApart([c]);
            else
                spare.Append(c);
        }

        text.Swap(spare);
        if (text.Written.IndexOfAny(".,-") < 0)
            return; // the rest is about these
        Pairs(text, spare, static (a, b) => !char.IsAsciiDigit(a) && IsPoint(b), before: false, after: true);
        Pairs(text, spare, static (a, b) => IsPoint(a) && !char.IsAsciiDigit(b), before: true, after: false);
        Pairs(text, spare, static (a, b) => char.IsAsciiDigit(a) && b == '-', before: false, after: true);
    }

    // The symbols of ASCII except ' - . and the comma; a space only becomes more of it.
    private static bool IsPunctuation(char c) => c is (>= ' ' and <= '&') or (>= '(' and <= '+') or '/' or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');

    private static bool IsPoint(char c) => c is '.' or ',';

    // A pair that was matched is used up: its second character begins no other.
    private static void Pairs(TextBuffer text, TextBuffer spare, Func<char, char, bool> matches, bool before, bool after)
    {
        spare.Clear();
        var read = text.Written;
        for (var i = 0; i < read.Length; i++)
        {
            if (i + 1 == read.Length || !matches(read[i], read[i + 1]))
            {
                spare.Append(read[i]);
                continue;
            }

            if (before)
                spare.Append(' ');
            spare.Append(read[i++]);
            spare.Append(' ');
            spare.Append(read[i]);
            if (after)
                spare.Append(' ');
        }

        text.Swap(spare);
    }
}

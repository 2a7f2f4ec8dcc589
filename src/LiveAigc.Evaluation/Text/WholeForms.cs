namespace LiveAigc.Evaluation;

/// <summary>Finds values in a text.</summary>
internal static class WholeForms
{
    /// <summary>The values that stand there, each place given to the longest.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="forms">What for, longest first.</param>
    public static IReadOnlyList<string> In(string text, IReadOnlyList<string> forms)
    {
        var taken = new bool[text.Length];
        var found = new List<string>();
        foreach (var form in forms)
        {
            var stands = false;
            for (var at = 0; at < text.Length && text.IndexOf(form, at, StringComparison.OrdinalIgnoreCase) is >= 0 and var start; at = start + 1)
            {
                if (!IsWhole(text, start, start + form.Length) || taken.AsSpan(start, form.Length).Contains(true))
                    continue;
                taken.AsSpan(start, form.Length).Fill(true);
                stands = true;
            }

            if (stands)
                found.Add(form);
        }

        return found;
    }

    // "9" is not in "99" or "9.5", "red" not in "covered"; Chinese has no such bounds.
    private static bool IsWhole(string text, int start, int end) =>
        !(start > 0 && Continues(text, start - 1, start)) && !(end < text.Length && Continues(text, end - 1, end))
        && !(end + 1 < text.Length && char.IsAsciiDigit(text[end - 1]) && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        && !(start > 1 && char.IsAsciiDigit(text[start]) && text[start - 1] == '.' && char.IsAsciiDigit(text[start - 2]));

    private static bool Continues(string text, int first, int second) =>
        (char.IsAsciiDigit(text[first]) && char.IsAsciiDigit(text[second])) || (IsLatin(text[first]) && IsLatin(text[second]));

    private static bool IsLatin(char c) => char.IsLetter(c) && c < '\u0250';
}

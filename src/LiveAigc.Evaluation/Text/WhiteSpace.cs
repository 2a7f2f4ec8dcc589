using System.Buffers;

namespace LiveAigc.Evaluation;

/// <summary>White space as the reference implementations see it: .NET's and the four separators of ASCII.</summary>
internal static class WhiteSpace
{
    public static readonly SearchValues<char> Values = SearchValues.Create(
        string.Concat(Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(c => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f')));

    public static bool Is(char c) => c < 128 ? c is ' ' or (>= '\t' and <= '\r') or (>= '\x1c' and <= '\x1f') : char.IsWhiteSpace(c);

    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text) => text[..(text.LastIndexOfAnyExcept(Values) + 1)];

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept(Values) is >= 0 and var start ? TrimEnd(text[start..]) : [];
}

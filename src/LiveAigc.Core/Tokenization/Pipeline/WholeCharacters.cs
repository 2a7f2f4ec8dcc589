using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Text as the reference receives it: half a surrogate pair is U+FFFD.</summary>
internal static class WholeCharacters
{
    public static string Of(ReadOnlySpan<char> text)
    {
        var whole = text.ToString();
        if (text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return whole;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // gives U+FFFD for a half
            result.Append(rune.ToString());
        return result.ToString();
    }
}

using System.Text;

namespace LiveAigc.Evaluation;

/// <summary>The words of chrF++: cut at white space, one mark of punctuation taken off an end, or else off the beginning.</summary>
internal static class ChrFWords
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// <summary>The text with spaces where words are cut.</summary>
    public static string SetApart(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        while (rest.IndexOfAnyExcept(WhiteSpace.Values) is >= 0 and var start)
        {
            rest = rest[start..];
            var length = rest.IndexOfAny(WhiteSpace.Values);
            var word = length < 0 ? rest : rest[..length];
            rest = rest[word.Length..];
            if (result.Length > 0)
                result.Append(' ');
            if (word.Length > 1 && Punctuation.Contains(word[^1]))
                result.Append(word[..^1]).Append(' ').Append(word[^1]);
            else if (word.Length > 1 && Punctuation.Contains(word[0]))
                result.Append(word[0]).Append(' ').Append(word[1..]);
            else
                result.Append(word);
        }

        return result.ToString();
    }
}

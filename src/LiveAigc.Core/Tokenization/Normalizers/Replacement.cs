using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Puts a text in place of another, or of what a pattern matches.</summary>
internal sealed class Replacement : INormalizer
{
    private readonly string? _old;
    private readonly Pattern? _pattern;
    private readonly string _new;

    public Replacement(string old, string replacement) => (_old, _new) = (old, replacement);

    public Replacement(Pattern pattern, string replacement) => (_pattern, _new) = (pattern, replacement);

    public string Apply(string text)
    {
        if (_pattern is null)
            return text.Replace(_old!, _new, StringComparison.Ordinal);
        StringBuilder? result = null;
        var at = 0;
        while (_pattern.Find(text, at, out var end) is >= 0 and var start)
        {
            result ??= new();
            result.Append(text, at, start - at).Append(_new);
            at = end;
        }
        return result is null ? text : result.Append(text, at, text.Length - at).ToString();
    }
}

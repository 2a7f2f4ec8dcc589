namespace LiveAigc.Tokenization;

/// <summary>The special tokens that begin with one code point, and what that code point is when none of them follows.</summary>
internal sealed class SpecialGroup(uint ordinary)
{
    private readonly List<(string Token, int Id)> _tokens = [];

    public uint Ordinary => ordinary;

    public void Add(string token, int id)
    {
        _tokens.Add((token, id));
        _tokens.Sort((a, b) => b.Token.Length - a.Token.Length); // the longest wins, as in the reference
    }

    /// <summary>The longest special token at the start of <paramref name="text"/>, and its length there; -1 if there is none.</summary>
    public int Match(ReadOnlySpan<char> text, out int length)
    {
        foreach (var (token, id) in _tokens)
        {
            if (StartsWith(text, token, out length))
                return id;
        }
        length = 0;
        return -1;
    }

    // A lone surrogate is as good as absent, even here.
    private static bool StartsWith(ReadOnlySpan<char> text, string token, out int length)
    {
        length = 0;
        for (var i = 0; i < token.Length; i++, length++)
        {
            while (length < text.Length && text[length] != token[i] && IsLoneSurrogate(text, length))
                length++;
            if (length == text.Length || text[length] != token[i])
                return false;
        }
        return true;
    }

    private static bool IsLoneSurrogate(ReadOnlySpan<char> text, int i) => char.IsHighSurrogate(text[i])
        ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])
        : char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
}

namespace LiveAigc.Evaluation;

/// <summary>
/// Cuts texts into tokens by one of the field's standard rules. Keeps a buffer from text to text: not thread-safe, one for each thread.
/// </summary>
/// <param name="tokenization">The rules.</param>
/// <param name="lowerCase">Lower-case first, by the invariant culture.</param>
internal sealed class TextTokenizer(TextTokenization tokenization, bool lowerCase)
{
    private readonly TextBuffer _text = new();
    private readonly TextBuffer _spare = new();
    private readonly List<Range> _tokens = [];

    /// <summary>Characters that the tokens of the last text lie in.</summary>
    public ReadOnlySpan<char> Characters => _text.Written;

    /// <summary>The ranges of the last text's tokens in <see cref="Characters"/>.</summary>
    public IReadOnlyList<Range> Tokens => _tokens;

    /// <summary>Cuts a text.</summary>
    public void Cut(string text)
    {
        _text.Clear();
        _text.Append(WhiteSpace.TrimEnd(text));
        if (lowerCase)
            _text.Lower();
        switch (tokenization)
        {
            case TextTokenization.Mteval13a:
                Mteval13aRules.Prepare(_text, _spare);
                Mteval13aRules.Apply(_text, _spare);
                break;
            case TextTokenization.Chinese:
                ChineseRules.SetApart(_text, _spare);
                Mteval13aRules.Apply(_text, _spare);
                break;
            case TextTokenization.International:
                InternationalRules.Apply(_text, _spare);
                break;
        }

        Split(tokenization == TextTokenization.Character);
    }

    /// <summary>The tokens of a text as strings.</summary>
    public string[] Strings(string text)
    {
        Cut(text);
        return [.. _tokens.Select(t => Characters[t].ToString())];
    }

    private void Split(bool everyCharacter)
    {
        _tokens.Clear();
        var text = Characters;
        for (var at = 0; at < text.Length;)
        {
            if (WhiteSpace.Is(text[at]))
            {
                at++;
                continue;
            }

            var start = at++;
            if (everyCharacter)
                at += char.IsHighSurrogate(text[start]) && at < text.Length && char.IsLowSurrogate(text[at]) ? 1 : 0;
            else if (text[at..].IndexOfAny(WhiteSpace.Values) is >= 0 and var length)
                at += length;
            else
                at = text.Length;
            _tokens.Add(start..at);
        }
    }
}

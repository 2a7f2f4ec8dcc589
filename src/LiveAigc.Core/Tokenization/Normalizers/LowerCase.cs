using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Lower-cases code point by code point, as the reference does: without regard to neighbours or language.</summary>
internal sealed class LowerCase : INormalizer
{
    private readonly Dictionary<int, string> _lower = [];

    public LowerCase()
    {
        var facts = CodePointFacts.Read().LowerCased;
        for (var i = 0; i < facts.Count; i++)
            _lower[facts.Key(i)] = string.Concat(facts.Parts(i).ToArray().Select(char.ConvertFromUtf32));
    }

    public string Apply(string text)
    {
        StringBuilder? result = null;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (_lower.TryGetValue(rune.Value, out var lower))
                (result ??= new StringBuilder(text, 0, at, text.Length)).Append(lower);
            else
                result?.Append(text, at, rune.Utf16SequenceLength);
            at += rune.Utf16SequenceLength;
        }
        return result?.ToString() ?? text;
    }
}

using System.Globalization;

namespace LiveAigc.Tokenization;

/// <summary>The tokens <c>&lt;0x00&gt;</c> to <c>&lt;0xFF&gt;</c>, which spell what no other token does.</summary>
internal sealed class ByteTokens
{
    private readonly int[] _ids = new int[256];

    public ByteTokens(Dictionary<string, int> vocabulary)
    {
        for (var b = 0; b < _ids.Length; b++)
            _ids[b] = vocabulary.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"<0x{b:X2}>"), -1);
    }

    /// <summary>Gives the ids of a text's UTF-8 bytes, if each has one.</summary>
    public bool TryAdd(ReadOnlySpan<char> text, ref SymbolList ids)
    {
        var start = ids.Count;
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                if (_ids[b] < 0)
                {
                    ids.Shorten(start);
                    return false;
                }
                ids.Add(_ids[b]);
            }
        }
        return true;
    }
}

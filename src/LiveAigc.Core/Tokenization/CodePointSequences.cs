namespace LiveAigc.Tokenization;

/// <summary>A sorted map from some code points to short sequences of code points.</summary>
internal sealed class CodePointSequences
{
    private readonly int[] _keys;
    private readonly int[] _ends;
    private readonly List<int> _values;

    public CodePointSequences(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        (_keys, _ends, _values) = (new int[count], new int[count], new(2 * count));
        for (var (i, key) = (0, 0); i < count; i++)
        {
            key += reader.Read7BitEncodedInt();
            _keys[i] = key;
            for (var n = reader.Read7BitEncodedInt(); n > 0; n--)
            {
                var step = reader.Read7BitEncodedInt();
                _values.Add(key + ((int)((uint)step >> 1) ^ -(step & 1)));
            }
            _ends[i] = _values.Count;
        }
    }

    public ReadOnlySpan<int> Keys => _keys;

    /// <summary>What a code point maps to; empty if to itself.</summary>
    public ReadOnlySpan<int> Of(int codePoint)
    {
        var i = _keys.AsSpan().BinarySearch(codePoint);
        if (i < 0)
            return [];
        var start = i == 0 ? 0 : _ends[i - 1];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[start.._ends[i]];
    }
}

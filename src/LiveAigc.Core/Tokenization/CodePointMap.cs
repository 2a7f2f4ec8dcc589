namespace LiveAigc.Tokenization;

/// <summary>Some code points, in order, and the one or more code points that each becomes.</summary>
internal sealed class CodePointMap
{
    private readonly int[] _keys;
    private readonly int[] _ends;
    private readonly List<int> _parts;

    /// <summary>Reads the map: keys as steps from the key before, parts as zigzag steps from their key.</summary>
    public CodePointMap(ref VarintReader reader)
    {
        var count = reader.Read();
        (_keys, _ends, _parts) = (new int[count], new int[count], new(2 * count));
        for (var (i, key) = (0, 0); i < count; i++)
        {
            _keys[i] = key += reader.Read();
            for (var n = reader.Read(); n > 0; n--)
            {
                var step = reader.Read();
                _parts.Add(key + ((int)((uint)step >> 1) ^ -(step & 1)));
            }
            _ends[i] = _parts.Count;
        }
    }

    public int Count => _keys.Length;

    public int Key(int index) => _keys[index];

    public ReadOnlySpan<int> Parts(int index) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_parts)[(index == 0 ? 0 : _ends[index - 1]).._ends[index]];
}

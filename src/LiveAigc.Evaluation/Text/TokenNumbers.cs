using System.Runtime.InteropServices;

namespace LiveAigc.Evaluation;

/// <summary>Numbers the distinct tokens of a segment, each kept once in one buffer. Not thread-safe.</summary>
internal sealed class TokenNumbers
{
    private readonly List<Range> _ranges = [];
    private readonly TextBuffer _characters = new();
    private int[] _slots = new int[256]; // number + 1; 0 is free

    public void Clear()
    {
        _ranges.Clear();
        _characters.Clear();
        Array.Clear(_slots);
    }

    /// <summary>The token's number; <see cref="NGramTable.None"/> when it has none and none is to be added.</summary>
    public int Of(ReadOnlySpan<char> token, bool add)
    {
        var at = Find(token);
        if (_slots[at] > 0 || !add)
            return _slots[at] - 1;
        if (_ranges.Count * 2 >= _slots.Length)
        {
            Grow();
            at = Find(token);
        }

        var start = _characters.Written.Length;
        _characters.Append(token);
        _ranges.Add(start..(start + token.Length));
        _slots[at] = _ranges.Count;
        return _ranges.Count - 1;
    }

    private int Find(ReadOnlySpan<char> token)
    {
        var mask = _slots.Length - 1;
        var at = Hash(token) & mask;
        while (_slots[at] > 0 && !_characters.Written[_ranges[_slots[at] - 1]].SequenceEqual(token))
            at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        foreach (var (i, range) in CollectionsMarshal.AsSpan(_ranges).ToArray().Index())
            _slots[Find(_characters.Written[range])] = i + 1;
    }

    // FNV-1a (Fowler, Noll and Vo): tokens are short, and nothing here meets an adversary.
    private static int Hash(ReadOnlySpan<char> token)
    {
        var hash = 2166136261;
        foreach (var c in token)
            hash = (hash ^ c) * 16777619;
        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }
}

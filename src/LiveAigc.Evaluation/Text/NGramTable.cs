using System.Runtime.InteropServices;

namespace LiveAigc.Evaluation;

/// <summary>
/// Numbers the n-grams of one segment. An n-gram is its first n − 1 tokens' number and its last token's, so that no n-gram is ever
/// copied or joined. Cleared in no time and used again for the next segment. Not thread-safe.
/// </summary>
internal sealed class NGramTable
{
    public const int None = -1;

    private Slot[] _slots = new Slot[1024];
    private int _stamp = 1;

    /// <summary>How many n-grams have a number: 0 to Count − 1.</summary>
    public int Count { get; private set; }

    public void Clear()
    {
        Count = 0;
        if (++_stamp == int.MaxValue)
        {
            Array.Clear(_slots);
            _stamp = 1;
        }
    }

    /// <summary>The number of the pair, a new one if it had none.</summary>
    public int Add(int prefix, int token)
    {
        if (Count * 2 >= _slots.Length)
            Grow();
        ref var slot = ref Find(Key(prefix, token));
        if (slot.Stamp != _stamp)
            slot = new Slot(Key(prefix, token), Count++, _stamp);
        return slot.Number;
    }

    /// <summary>The number of the pair, or <see cref="None"/>.</summary>
    public int Get(int prefix, int token) => Find(Key(prefix, token)) is var slot && slot.Stamp == _stamp ? slot.Number : None;

    private static ulong Key(int prefix, int token) => ((ulong)(uint)prefix << 32) | (uint)token;

    private ref Slot Find(ulong key)
    {
        var mask = _slots.Length - 1;
        var at = (int)((key * 0x9E3779B97F4A7C15) >> 32) & mask; // Fibonacci hashing (Knuth, vol. 3, 6.4)
        while (_slots[at].Stamp == _stamp && _slots[at].Key != key)
            at = (at + 1) & mask;
        return ref _slots[at];
    }

    private void Grow()
    {
        var old = _slots;
        var live = _stamp;
        _slots = new Slot[old.Length * 2];
        foreach (var slot in old)
        {
            if (slot.Stamp == live)
                Find(slot.Key) = slot;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(ulong Key, int Number, int Stamp);
}

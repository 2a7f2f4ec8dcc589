using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveAigc.Tokenization;

/// <summary>
/// The tokens of up to sixteen ASCII letters and digits, in a perfect hash: whether a token is there takes one comparison, hit or
/// miss. What continues a word differs from what begins it in a bit that ASCII leaves free.
/// </summary>
internal sealed class AsciiPieces
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15, HighMultiplier = 0xC2B2_AE3D_27D4_EB4F, ContinuationBit = 0x80;
    private const int KeysPerBucket = 4, MaxTries = ushort.MaxValue, MaxSlotsPerKey = 16;

    private readonly Slot[] _slots;
    private readonly ushort[] _factors; // of each bucket: its keys times this spread over slots of their own
    private readonly int _shift;

    private AsciiPieces(int slots)
    {
        _slots = new Slot[slots];
        _factors = new ushort[Math.Max(1, slots / KeysPerBucket)];
        _shift = 64 - BitOperations.Log2((uint)slots);
    }

    /// <summary>The id of a word or of a part of one; -1 if it is no token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(AsciiWord word, bool continuation) => Find(word.Low | (continuation ? ContinuationBit : 0), word.High);

    /// <summary>The id of the longest token that a word or the rest of one begins with; -1 if there is none.</summary>
    public int LongestMatch(AsciiWord word, bool continuation, out int length)
    {
        for (length = word.Length; length > 0; length--)
        {
            var id = Find(word.First(length), continuation);
            if (id >= 0)
                return id;
        }
        return -1;
    }

    /// <summary>Collects the tokens that a vocabulary spells ASCII words with; <see langword="null"/> if it was made to defeat the hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static AsciiPieces? Build(ReadOnlySpan<string> vocabulary, string continuationPrefix)
    {
        var keys = new List<Slot>();
        for (var id = 0; id < vocabulary.Length; id++)
        {
            var token = vocabulary[id];
            Add(keys, token, 0, id);
            if (token.StartsWith(continuationPrefix, StringComparison.Ordinal))
                Add(keys, token.AsSpan(continuationPrefix.Length), ContinuationBit, id);
        }
        for (var slots = BitOperations.RoundUpToPowerOf2((uint)(keys.Count * 5L / 4) + 2); slots / MaxSlotsPerKey <= keys.Count + 1; slots *= 2)
        {
            var pieces = new AsciiPieces((int)slots);
            if (pieces.TryPlace(CollectionsMarshal.AsSpan(keys)))
                return pieces;
        }
        return null;
    }

    private static void Add(List<Slot> keys, ReadOnlySpan<char> token, ulong bit, int id)
    {
        if (token.Length is 0 or > AsciiWord.MaxLength)
            return;
        var (low, high) = (0UL, 0UL);
        for (var i = token.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiLetterOrDigit(token[i]))
                return;
            (low, high) = ((low << 8) | token[i], (high << 8) | (low >> 56));
        }
        keys.Add(new() { Low = low | bit, High = high, Id = id });
    }

    // The fullest buckets choose first, while there is room.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryPlace(Span<Slot> keys)
    {
        var ends = new int[_factors.Length + 1];
        foreach (ref var key in keys)
            ends[BucketOf(HashOf(key.Low, key.High)) + 1]++;
        for (var i = 1; i < ends.Length; i++)
            ends[i] += ends[i - 1];
        var sorted = new Slot[keys.Length];
        var next = ends.AsSpan(0, _factors.Length).ToArray();
        foreach (ref var key in keys)
            sorted[next[BucketOf(HashOf(key.Low, key.High))]++] = key;
        var largest = 0;
        for (var i = 0; i < _factors.Length; i++)
            largest = Math.Max(largest, ends[i + 1] - ends[i]);
        for (var size = largest; size > 0; size--)
        {
            for (var bucket = 0; bucket < _factors.Length; bucket++)
            {
                if (ends[bucket + 1] - ends[bucket] == size && !TryPlaceBucket(bucket, sorted.AsSpan(ends[bucket], size)))
                    return false;
            }
        }
        return true;
    }

    private bool TryPlaceBucket(int bucket, ReadOnlySpan<Slot> keys)
    {
        for (var factor = 1; factor <= MaxTries; factor += 2)
        {
            var placed = 0;
            for (; placed < keys.Length; placed++)
            {
                ref var slot = ref SlotOf(HashOf(keys[placed].Low, keys[placed].High), factor);
                if (slot.Low != 0)
                    break;
                slot = keys[placed];
            }
            _factors[bucket] = (ushort)factor;
            if (placed == keys.Length)
                return true;
            while (--placed >= 0)
                SlotOf(HashOf(keys[placed].Low, keys[placed].High), factor) = default;
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(ulong low, ulong high)
    {
        var hash = HashOf(low, high);
        ref var slot = ref SlotOf(hash, Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_factors), BucketOf(hash)));
        return slot.Low == low && slot.High == high ? slot.Id : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(ulong low, ulong high)
    {
        var hash = (low ^ (high * HighMultiplier)) * Multiplier;
        return hash ^ (hash >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BucketOf(ulong hash) => (int)hash & (_factors.Length - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Slot SlotOf(ulong hash, int factor) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (nuint)((hash * (ulong)factor) >> _shift));

    private struct Slot
    {
        public ulong Low;
        public ulong High;
        public int Id;
    }
}

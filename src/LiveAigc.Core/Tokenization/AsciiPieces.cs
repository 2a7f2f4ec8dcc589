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
    private const int KeysPerBucket = 4, MaxTries = ushort.MaxValue, MaxSlotsPerKey = 16, MinSlots = 4 * KeysPerBucket;

    private readonly Key[] _slots;
    private readonly byte[] _tags; // a byte of the hash of what is in a slot
    private readonly ushort[] _factors; // of each bucket: its keys times this spread over slots of their own
    private readonly int _slotShift;
    private readonly int _bucketShift;

    private AsciiPieces(int slots)
    {
        (_slots, _tags, _factors) = (new Key[slots], new byte[slots], new ushort[slots / KeysPerBucket]);
        (_slotShift, _bucketShift) = (64 - BitOperations.Log2((uint)slots), 64 - BitOperations.Log2((uint)_factors.Length));
    }

    /// <summary>The id of a word; -1 if it is no token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(AsciiWord word) => IdAt(SlotOf(HashOf(word.Low, word.High)), word.Low, word.High);

    /// <summary>The id of the longest token that a word or the rest of one begins with; -1 if there is none.</summary>
    /// <param name="word">The word or its rest.</param>
    /// <param name="continuation">Whether it is a rest.</param>
    /// <param name="length">At first the longest length to try, at last that of the token.</param>
    public int LongestMatch(AsciiWord word, bool continuation, ref int length)
    {
        var bit = continuation ? ContinuationBit : 0;
        for (; length > 0; length--)
        {
            var part = word.First(length);
            var (low, high) = (part.Low | bit, part.High);
            var hash = HashOf(low, high);
            var slot = SlotOf(hash);
            if (Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_tags), slot) != TagOf(hash))
                continue; // nearly every miss is turned away here, before its slot is fetched from memory
            var id = IdAt(slot, low, high);
            if (id >= 0)
                return id;
        }
        return -1;
    }

    /// <summary>Collects the tokens that a vocabulary spells ASCII words with; <see langword="null"/> if it was made to defeat the hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static AsciiPieces? Build(ReadOnlySpan<string> vocabulary, string continuationPrefix)
    {
        var keys = new List<Key>();
        for (var id = 0; id < vocabulary.Length; id++)
        {
            var token = vocabulary[id];
            Add(keys, token, 0, id);
            if (token.StartsWith(continuationPrefix, StringComparison.Ordinal))
                Add(keys, token.AsSpan(continuationPrefix.Length), ContinuationBit, id);
        }
        for (var slots = BitOperations.RoundUpToPowerOf2((uint)(keys.Count * 5L / 4) + MinSlots); slots / MaxSlotsPerKey <= keys.Count + MinSlots; slots *= 2)
        {
            var pieces = new AsciiPieces((int)slots);
            if (pieces.TryPlace(CollectionsMarshal.AsSpan(keys)))
                return pieces;
        }
        return null;
    }

    private static void Add(List<Key> keys, ReadOnlySpan<char> token, ulong bit, int id)
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
        keys.Add(new(low | bit, high, id));
    }

    // The fullest buckets choose first, while there is room.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryPlace(Span<Key> keys)
    {
        var ends = new int[_factors.Length + 1];
        foreach (ref var key in keys)
            ends[BucketOf(HashOf(key.Low, key.High)) + 1]++;
        var largest = ends.Max();
        for (var i = 1; i < ends.Length; i++)
            ends[i] += ends[i - 1];
        var (sorted, next) = (new Key[keys.Length], ends.AsSpan(0, _factors.Length).ToArray());
        foreach (ref var key in keys)
            sorted[next[BucketOf(HashOf(key.Low, key.High))]++] = key;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryPlaceBucket(int bucket, ReadOnlySpan<Key> keys)
    {
        for (var factor = 1; factor <= MaxTries; factor += 2)
        {
            var placed = 0;
            for (; placed < keys.Length; placed++)
            {
                var hash = HashOf(keys[placed].Low, keys[placed].High);
                var slot = SlotOf(hash, factor);
                if (_slots[slot].Low != 0)
                    break;
                (_slots[slot], _tags[slot]) = (keys[placed], TagOf(hash));
            }
            _factors[bucket] = (ushort)factor;
            if (placed == keys.Length)
                return true;
            while (--placed >= 0)
                _slots[SlotOf(HashOf(keys[placed].Low, keys[placed].High), factor)] = default;
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(ulong low, ulong high) => (low ^ (high * HighMultiplier)) * Multiplier;

    // Bits that no bucket is chosen by, high enough to depend on most letters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte TagOf(ulong hash) => (byte)(hash >> 40);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint BucketOf(ulong hash) => (nuint)(hash >> _bucketShift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint SlotOf(ulong hash, int factor) => (nuint)((hash * (ulong)factor) >> _slotShift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint SlotOf(ulong hash) => SlotOf(hash, Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_factors), BucketOf(hash)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int IdAt(nuint slot, ulong low, ulong high)
    {
        ref var key = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), slot);
        return key.Low == low && key.High == high ? key.Id : -1;
    }

    private readonly record struct Key(ulong Low, ulong High, int Id);
}

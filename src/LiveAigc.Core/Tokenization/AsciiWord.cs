using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LiveAigc.Tokenization;

/// <summary>Up to sixteen ASCII letters and digits, or the rest of them: two numbers to compare, zero behind the end.</summary>
internal readonly struct AsciiWord(Vector128<byte> bytes, int length)
{
    public const int MaxLength = 16;

    private const byte CaseBit = 0x20;

    public int Length => length;

    public ulong Low => bytes.AsUInt64().ToScalar();

    public ulong High => bytes.AsUInt64().GetElement(1);

    /// <summary>Sixteen bytes of 255, then as many of 0; and after them the numbers 0 to 15, then as many of 128.</summary>
    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
    ];

    /// <summary>The first so many bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AsciiWord First(int count) => new(bytes & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)(MaxLength - count)), count);

    /// <summary>What follows the first so many bytes.</summary>
    public AsciiWord After(int count) => new(Shift(bytes, count), length - count);

    /// <summary>The letters and digits that sixteen code units begin with; all sixteen may be but the beginning of a word.</summary>
    /// <param name="units">The code units; those that are no ASCII are above 127 here.</param>
    /// <param name="lowerCase">Whether letters are lower-cased.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AsciiWord Of(Vector128<byte> units, bool lowerCase)
    {
        var lower = units | Vector128.Create(CaseBit);
        var letters = Vector128.LessThanOrEqual(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)('z' - 'a')));
        var digits = Vector128.LessThanOrEqual(units - Vector128.Create((byte)'0'), Vector128.Create((byte)9));
        var length = BitOperations.TrailingZeroCount(~(letters | digits).ExtractMostSignificantBits());
        return new AsciiWord(lowerCase ? lower : units, MaxLength).First(Math.Min(length, MaxLength)); // a digit has the bit of lower case
    }

    /// <summary>The letters and digits at a position of a text, at most sixteen, one by one.</summary>
    public static AsciiWord Read<TText>(TText text, int position, bool lowerCase)
        where TText : IText, allows ref struct
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        bytes.Clear();
        var length = 0;
        for (; length < MaxLength && position + length < text.Length && char.IsAsciiLetterOrDigit((char)text.UnitAt(position + length)); length++)
            bytes[length] = (byte)(text.UnitAt(position + length) | (lowerCase ? CaseBit : 0));
        return new(Vector128.Create((ReadOnlySpan<byte>)bytes), length);
    }

    /// <summary>Bytes moved to the front, with zeros behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Shift(Vector128<byte> bytes, int count) =>
        Vector128.Shuffle(bytes, Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)((2 * MaxLength) + count)));
}

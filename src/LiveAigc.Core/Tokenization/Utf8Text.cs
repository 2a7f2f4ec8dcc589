using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>UTF-8, well formed or not: what is not counts as the U+FFFD that decoding would put there.</summary>
internal readonly ref struct Utf8Text(ReadOnlySpan<byte> text, bool usesVectors) : IText
{
    private const uint AsciiEnd = 0x80, ThreeBytesStart = 0x800;

    private readonly ReadOnlySpan<byte> _text = text;

    public int Length => _text.Length;

    public bool UsesVectors => usesVectors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Read(CharacterMap map, int position, out int end)
    {
        var unit = _text[position];
        if (unit >= AsciiEnd)
            return ReadLong(map, position, out end);
        end = position + 1;
        return CharacterMap.At(map.Basic, unit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Peek(CharacterMap map, int position, out int end)
    {
        uint codePoint = _text[position];
        end = position + 1;
        return codePoint < AsciiEnd || TryReadThree(position, out codePoint, out end) ? CharacterMap.At(map.Basic, codePoint) : (uint)CharacterKind.Surrogate;
    }

    public int Width => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<uint> ReadEight(CharacterMap map, int first, int second)
    {
        // what each byte is above the least that it can be, U+0800 to U+0FFF left out
        var parts = Vector256.Create(LoadTwelve(first), LoadTwelve(second)) - Vector256.Create(
            (byte)0xE1, 0x80, 0x80, 0xE1, 0x80, 0x80, 0xE1, 0x80, 0x80, 0xE1, 0x80, 0x80, 0, 0, 0, 0,
            0xE1, 0x80, 0x80, 0xE1, 0x80, 0x80, 0xE1, 0x80, 0x80, 0xE1, 0x80, 0x80, 0, 0, 0, 0);
        var most = Vector256.Create(
            (byte)0xE, 0x3F, 0x3F, 0xE, 0x3F, 0x3F, 0xE, 0x3F, 0x3F, 0xE, 0x3F, 0x3F, 0, 0, 0, 0,
            0xE, 0x3F, 0x3F, 0xE, 0x3F, 0x3F, 0xE, 0x3F, 0x3F, 0xE, 0x3F, 0x3F, 0, 0, 0, 0);
        var order = Vector256.Create(
            (byte)2, 1, 0, 15, 5, 4, 3, 15, 8, 7, 6, 15, 11, 10, 9, 15, 18, 17, 16, 31, 21, 20, 19, 31, 24, 23, 22, 31, 27, 26, 25, 31);
        var points = Join(Vector256.Shuffle(parts, order).AsUInt32());
        if (Vector256.GreaterThanAny(parts, most))
            points &= Vector256.Equals(Vector256.Shuffle(Vector256.Max(parts, most) - most, order).AsUInt32(), Vector256<uint>.Zero); // U+0000 is no single
        return Vector256.Create(ReadFour(map.Basic, points.GetLower()), ReadFour(map.Basic, points.GetUpper()));
    }

    public int EndOf(int position)
    {
        Rune.DecodeFromUtf8(_text[position..], out _, out var length);
        return position + length;
    }

    public int MatchSpecial(SpecialGroup group, int position, out int length) => group.Match(_text[position..], out length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<byte> Load(int position)
    {
        ref var start = ref MemoryMarshal.GetReference(_text);
        var missing = position + Vector128<byte>.Count - _text.Length;
        if (missing <= 0)
            return Vector128.LoadUnsafe(ref start, (nuint)position);
        return _text.Length >= Vector128<byte>.Count
            ? AsciiWord.Shift(Vector128.LoadUnsafe(ref start, (nuint)(_text.Length - Vector128<byte>.Count)), missing)
            : LoadShort(_text[position..]);
    }

    public byte UnitAt(int position) => _text[position];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<byte> LoadTwelve(int position)
    {
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), position);
        return Vector128.Create(Unsafe.ReadUnaligned<ulong>(ref start), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, 8))).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> ReadFour(ReadOnlySpan<uint> basic, Vector128<uint> codePoints)
    {
        var (low, high) = (codePoints.AsUInt64().ToScalar(), codePoints.AsUInt64().GetElement(1));
        return Vector128.Create(
            CharacterMap.At(basic, (uint)low), CharacterMap.At(basic, (uint)(low >> 32)), CharacterMap.At(basic, (uint)high), CharacterMap.At(basic, (uint)(high >> 32)));
    }

    /// <summary>The parts of a code point, less U+1000, put together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Join(Vector256<uint> parts) =>
        ((parts & Vector256.Create(0x3Fu)) | ((parts >>> 2) & Vector256.Create(0xFC0u)) | ((parts >>> 4) & Vector256.Create(0xF000u))) + Vector256.Create(0x1000u);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadThree(int position, out uint codePoint, out int end)
    {
        end = position + 3;
        codePoint = 0;
        if (end > _text.Length)
            return false;
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), position);
        uint first = start, second = Unsafe.Add(ref start, 1), third = Unsafe.Add(ref start, 2);
        codePoint = ((first & 0xF) << 12) | ((second & 0x3F) << 6) | (third & 0x3F);
        return (first & 0xF0) == 0xE0 && (((second ^ 0x80) | (third ^ 0x80)) & 0xC0) == 0 && codePoint >= ThreeBytesStart;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint ReadLong(CharacterMap map, int position, out int end)
    {
        Rune.DecodeFromUtf8(_text[position..], out var rune, out var length);
        end = position + length;
        return map[rune.Value];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<byte> LoadShort(ReadOnlySpan<byte> text)
    {
        Span<byte> units = stackalloc byte[Vector128<byte>.Count];
        units.Clear();
        text.CopyTo(units);
        return Vector128.Create((ReadOnlySpan<byte>)units);
    }
}

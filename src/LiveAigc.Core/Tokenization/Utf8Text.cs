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
    public uint Peek(CharacterMap map, int position)
    {
        var unit = _text[position];
        return unit < AsciiEnd ? CharacterMap.At(map.Basic, unit) : ReadLong(map, position, out _);
    }

    public bool IsOneUnit(int position) => _text[position] < AsciiEnd;

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

    [MethodImpl(MethodImplOptions.NoInlining)]
    public int TakeSingles<TSink>(ReadOnlySpan<uint> basic, int position, ref TSink sink)
        where TSink : IPieceSink, allows ref struct
    {
        var singles = sink; // a copy, whose fields can live in registers
        var count = sink.Count;
        while (true)
        {
            if (usesVectors && TryReadFour(position, out var four) && singles.Capacity - count >= 4)
            {
                var (low, high) = (four.AsUInt64().ToScalar(), four.AsUInt64().GetElement(1));
                var (first, second) = (CharacterMap.At(basic, (uint)low), CharacterMap.At(basic, (uint)(low >> 32)));
                var (third, fourth) = (CharacterMap.At(basic, (uint)high), CharacterMap.At(basic, (uint)(high >> 32)));
                if (CharacterMap.AreSingles(first, second, third, fourth))
                {
                    count = Put(ref singles, first, position, position + 3, count);
                    count = Put(ref singles, second, position + 3, position + 6, count);
                    count = Put(ref singles, third, position + 6, position + 9, count);
                    count = Put(ref singles, fourth, position + 9, position + 12, count);
                    position += 12;
                    continue;
                }
            }
            for (var i = 0; i < 4; i++)
            {
                if (position >= _text.Length || count >= singles.Capacity || !TryRead(position, out var codePoint, out var end)
                    || CharacterMap.At(basic, codePoint) is var entry && !CharacterMap.IsSingle(entry))
                {
                    sink.Count = count;
                    return position;
                }
                count = Put(ref singles, entry, position, end, count);
                position = end;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Put<TSink>(ref TSink sink, uint single, int start, int end, int count)
        where TSink : IPieceSink, allows ref struct
    {
        sink.Put(count, CharacterMap.ValueOf(single), start, end);
        return count + CharacterMap.PiecesOfSingle(single);
    }

    /// <summary>Four code points of three bytes each, as most Chinese characters are; surrogates pass, whose entries belong to no single.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadFour(int position, out Vector128<uint> codePoints)
    {
        codePoints = default;
        if (position + Vector128<byte>.Count > _text.Length)
            return false;
        var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(_text), (nuint)position);
        var order = Vector128.Create((byte)2, 1, 0, 15, 5, 4, 3, 15, 8, 7, 6, 15, 11, 10, 9, 15);
        var units = Vector128.Shuffle(bytes, order).AsUInt32() & Vector128.Create(0xFF_FFFFu);
        codePoints = (units & Vector128.Create(0x3Fu)) | ((units >>> 2) & Vector128.Create(0xFC0u)) | ((units >>> 4) & Vector128.Create(0xF000u));
        return (units & Vector128.Create(0xF0_C0C0u)) == Vector128.Create(0xE0_8080u) && Vector128.GreaterThanOrEqualAll(codePoints, Vector128.Create(ThreeBytesStart));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryRead(int position, out uint codePoint, out int end)
    {
        (codePoint, end) = (_text[position], position + 1);
        return codePoint < AsciiEnd || TryReadThree(position, out codePoint, out end);
    }

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

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>UTF-8, well formed or not: what is not counts as the U+FFFD that decoding would put there.</summary>
internal readonly ref struct Utf8Text(ReadOnlySpan<byte> text, bool usesVectors) : IText
{
    private const int AsciiEnd = 0x80, ThreeBytesStart = 0x800;

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
        return map.Basic(unit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Peek(CharacterMap map, int position)
    {
        var unit = _text[position];
        return unit < AsciiEnd ? map.Basic(unit) : ReadLong(map, position, out _);
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
            : LoadShort(position);
    }

    public byte UnitAt(int position) => _text[position];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeSingles<TSink>(CharacterMap map, int position, ref TSink sink, ref int count)
        where TSink : IPieceSink, allows ref struct
    {
        while (position < _text.Length && count < sink.Capacity)
        {
            uint codePoint = _text[position];
            var end = position + 1;
            if (codePoint >= AsciiEnd && !TryReadThree(position, out codePoint, out end))
                break;
            var entry = map.Basic(codePoint);
            if (!CharacterMap.IsSingle(entry))
                break;
            sink.Put(count, CharacterMap.ValueOf(entry), position, end);
            count += CharacterMap.PiecesOfSingle(entry);
            position = end;
        }
        return position;
    }

    // Surrogates pass, as their entries belong to no single.
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
    private Vector128<byte> LoadShort(int position)
    {
        Span<byte> units = stackalloc byte[Vector128<byte>.Count];
        units.Clear();
        _text[position..].CopyTo(units);
        return Vector128.Create((ReadOnlySpan<byte>)units);
    }
}

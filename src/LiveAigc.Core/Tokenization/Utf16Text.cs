using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LiveAigc.Tokenization;

/// <summary>UTF-16, well formed or not: a lone surrogate is dropped.</summary>
internal readonly ref struct Utf16Text(ReadOnlySpan<char> text, bool usesVectors) : IText
{
    private readonly ReadOnlySpan<char> _text = text;

    public int Length => _text.Length;

    public bool UsesVectors => usesVectors;

    private ref ushort Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(_text));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Read(CharacterMap map, int position, out int end)
    {
        var entry = CharacterMap.At(map.Basic, _text[position]);
        end = position + 1;
        return CharacterMap.KindOf(entry) == CharacterKind.Surrogate ? ReadPair(map, position, ref end) : entry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Peek(CharacterMap map, int position, out int end)
    {
        end = position + 1;
        return CharacterMap.At(map.Basic, _text[position]);
    }

    public int Width => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<uint> ReadEight(CharacterMap map, int first, int second) =>
        Vector256.Create(ReadFour(map.Basic, ref Unsafe.Add(ref Start, first)), ReadFour(map.Basic, ref Unsafe.Add(ref Start, second)));

    public int EndOf(int position) => position + (char.IsHighSurrogate(_text[position]) ? 2 : 1);

    public int MatchSpecial(SpecialGroup group, int position, out int length) => group.Match(_text[position..], out length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<byte> Load(int position)
    {
        var missing = position + Vector128<byte>.Count - _text.Length;
        if (missing <= 0)
            return Narrow(ref Unsafe.Add(ref Start, position));
        return _text.Length >= Vector128<byte>.Count
            ? AsciiWord.Shift(Narrow(ref Unsafe.Add(ref Start, _text.Length - Vector128<byte>.Count)), missing)
            : LoadShort(_text[position..]);
    }

    public byte UnitAt(int position) => (byte)Math.Min((uint)_text[position], 0xFF);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> ReadFour(ReadOnlySpan<uint> basic, ref ushort units) => Vector128.Create(
        CharacterMap.At(basic, units), CharacterMap.At(basic, Unsafe.Add(ref units, 1)), CharacterMap.At(basic, Unsafe.Add(ref units, 2)), CharacterMap.At(basic, Unsafe.Add(ref units, 3)));

    private uint ReadPair(CharacterMap map, int position, ref int end)
    {
        if (!char.IsHighSurrogate(_text[position]) || end == _text.Length || !char.IsLowSurrogate(_text[end]))
            return (uint)CharacterKind.Dropped;
        return map.Astral(char.ConvertToUtf32(_text[position], _text[end++]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(ref ushort units) =>
        Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref units), Vector128.LoadUnsafe(ref units, (nuint)Vector128<ushort>.Count));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<byte> LoadShort(ReadOnlySpan<char> text)
    {
        Span<ushort> units = stackalloc ushort[Vector128<byte>.Count];
        units.Clear();
        MemoryMarshal.Cast<char, ushort>(text).CopyTo(units);
        return Narrow(ref MemoryMarshal.GetReference(units));
    }
}

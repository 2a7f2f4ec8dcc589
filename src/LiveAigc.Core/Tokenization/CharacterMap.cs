using System.Buffers;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>
/// What every code point means under one set of options and one vocabulary, so that encoding asks one table one question a
/// character. An entry is 32 bits: a <see cref="CharacterKind"/> in the low three, and above them either a code point (from bit 11)
/// with its combining class (bits 3 to 10), or a token id, or an index.
/// </summary>
internal sealed class CharacterMap
{
    private const int KindBits = 3, CodePointShift = 11, AstralStart = 0x10000, PageBits = 8, PageSize = 1 << PageBits;

    private readonly uint[] _basic = new uint[AstralStart];
    private readonly uint[][] _astral = new uint[(0x110000 - AstralStart) >> PageBits][];
    private readonly List<uint> _expansions = [0];
    private readonly List<SpecialGroup> _specials = [];

    /// <summary>The entries of the code units U+0000 to U+FFFF.</summary>
    public ReadOnlySpan<uint> Basic => _basic;

    public static CharacterKind KindOf(uint entry) => (CharacterKind)(entry & ((1 << KindBits) - 1));

    /// <summary>The token id or the index in an entry.</summary>
    public static int ValueOf(uint entry) => (int)(entry >> KindBits);

    public static int CodePointOf(uint entry) => (int)(entry >> CodePointShift);

    public static int CombiningClassOf(uint entry) => (int)(entry >> KindBits) & 0xFF;

    public static uint Entry(CharacterKind kind, int value) => ((uint)value << KindBits) | (uint)kind;

    public static uint WordEntry(int codePoint, int combiningClass = 0) =>
        ((uint)codePoint << CodePointShift) | ((uint)combiningClass << KindBits) | (uint)(combiningClass == 0 ? CharacterKind.Word : CharacterKind.Mark);

    /// <summary>The entry of a code point above U+FFFF.</summary>
    public uint Astral(int codePoint)
    {
        var entry = _astral[(codePoint - AstralStart) >> PageBits][codePoint & (PageSize - 1)];
        return entry == 0 ? WordEntry(codePoint) : entry; // 0 stands for the code point itself, so that most pages are one page.
    }

    public uint this[int codePoint] => codePoint < AstralStart ? _basic[codePoint] : Astral(codePoint);

    public ReadOnlySpan<uint> Expansion(int index) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_expansions).Slice(index + 1, (int)_expansions[index]);

    public SpecialGroup Special(int index) => _specials[index];

    internal uint AddExpansion(ReadOnlySpan<uint> entries)
    {
        if (entries.IsEmpty)
            return Entry(CharacterKind.Several, 0);
        var at = _expansions.Count;
        _expansions.Add((uint)entries.Length);
        _expansions.AddRange(entries);
        return Entry(CharacterKind.Several, at);
    }

    /// <summary>Has a token found in the raw text. One that begins with half a character stands in no text.</summary>
    internal void AddSpecial(string token, int id)
    {
        if (Rune.DecodeFromUtf16(token, out var first, out _) != OperationStatus.Done)
            return;
        var entry = this[first.Value];
        if (KindOf(entry) != CharacterKind.MaybeSpecial)
        {
            _specials.Add(new(entry));
            Set(first.Value, Entry(CharacterKind.MaybeSpecial, _specials.Count - 1));
        }
        _specials[ValueOf(this[first.Value])].Add(token, id);
    }

    internal void Set(int codePoint, uint entry)
    {
        if (codePoint < AstralStart)
        {
            _basic[codePoint] = entry;
            return;
        }
        ref var page = ref _astral[(codePoint - AstralStart) >> PageBits];
        if (page[codePoint & (PageSize - 1)] == entry)
            return;
        page = [.. page];
        page[codePoint & (PageSize - 1)] = entry;
    }

    /// <summary>Gives a run of code points one entry, or each its own as a part of a word. Runs are filled in order, without gaps.</summary>
    internal void Fill(int start, int end, uint? entry)
    {
        for (; start < end && start < AstralStart; start++)
            _basic[start] = entry ?? WordEntry(start);
        uint[]? uniform = null;
        while (start < end)
        {
            var stop = Math.Min(end, (start | (PageSize - 1)) + 1);
            ref var page = ref _astral[(start - AstralStart) >> PageBits];
            if (stop - start == PageSize)
            {
                if (uniform is null)
                    Array.Fill(uniform = new uint[PageSize], entry ?? 0);
                page = uniform;
            }
            else
            {
                page ??= new uint[PageSize];
                page.AsSpan(start & (PageSize - 1), stop - start).Fill(entry ?? 0);
            }
            start = stop;
        }
    }
}

using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>
/// What every code point means under one set of options and one vocabulary, so that encoding asks one table one question a
/// character. An entry is 32 bits: a <see cref="CharacterKind"/> in the low three, and above them either a code point (from bit 11)
/// with its combining class (bits 3 to 10), or a token id, or an index.
/// </summary>
internal sealed class CharacterMap
{
    /// <summary>The bits of an entry that hold its kind.</summary>
    public const uint KindMask = (1 << KindBits) - 1;

    private const int KindBits = 3, CodePointShift = 11, AstralStart = 0x10000, PageBits = 8, PageSize = 1 << PageBits, ExpansionSize = 4;

    private readonly uint[] _basic = new uint[AstralStart];
    private readonly uint[][] _astral = new uint[(0x110000 - AstralStart) >> PageBits][];
    private uint[] _expansions = new uint[1 << 10]; // each a count and three entries; the first is the expansion to nothing
    private int _expansionsEnd = ExpansionSize;
    private readonly List<SpecialGroup> _specials = [];

    /// <summary>The entries of U+0000 to U+FFFF, to be read by <see cref="At"/>.</summary>
    public ReadOnlySpan<uint> Basic => _basic;

    /// <summary>The entry of a code point up to U+FFFF among those of <see cref="Basic"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint At(ReadOnlySpan<uint> basic, uint codePoint)
    {
        Debug.Assert(codePoint < AstralStart && basic.Length == AstralStart, "The caller has seen to it; no check is made.");
        return Unsafe.Add(ref MemoryMarshal.GetReference(basic), codePoint);
    }

    /// <summary>Whether an entry is a <see cref="CharacterKind.Space"/> or <see cref="CharacterKind.Alone"/>.</summary>
    public static bool IsSingle(uint entry) => (entry & 6) == (uint)CharacterKind.Space;

    /// <summary>How many pieces a single gives: 0 or 1.</summary>
    public static int PiecesOfSingle(uint entry) => (int)(entry & 1);

    public static CharacterKind KindOf(uint entry) => (CharacterKind)(entry & KindMask);

    /// <summary>The token id or the index in an entry.</summary>
    public static int ValueOf(uint entry) => (int)(entry >> KindBits);

    public static Vector128<uint> ValuesOf(Vector128<uint> entries) => entries >>> KindBits;

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
        _expansions.AsSpan(index + 1, (int)_expansions[index]);

    public SpecialGroup Special(int index) => _specials[index];

    /// <summary>Adds an expansion to two or three entries, none of them 0, and returns the entry that stands for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal uint AddExpansion(uint first, uint second, uint third = 0)
    {
        var at = _expansionsEnd;
        if (at + ExpansionSize > _expansions.Length)
        {
            var longer = new uint[2 * _expansions.Length];
            _expansions.CopyTo(longer, 0);
            _expansions = longer;
        }
        (_expansions[at], _expansions[at + 1], _expansions[at + 2], _expansions[at + 3]) = (third == 0 ? 2u : 3u, first, second, third);
        _expansionsEnd += ExpansionSize;
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
        page = (uint[])page.Clone();
        page[codePoint & (PageSize - 1)] = entry;
    }

    /// <summary>Gives a run of code points one entry, or each its own as a part of a word. Runs are filled in order, without gaps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Fill(int start, int end, uint? entry)
    {
        for (; start < end && start < AstralStart; start++)
            _basic[start] = entry ?? WordEntry(start);
        uint[]? uniform = null;
        while (start < end)
        {
            var stop = Math.Min(end, (start | (PageSize - 1)) + 1);
            ref var page = ref _astral[(start - AstralStart) >> PageBits];
            if (stop - start == PageSize && uniform is not null)
                page = uniform;
            else
            {
                page ??= new uint[PageSize];
                for (var i = start; i < stop; i++)
                    page[i & (PageSize - 1)] = entry ?? 0;
                if (stop - start == PageSize)
                    uniform = page;
            }
            start = stop;
        }
    }
}

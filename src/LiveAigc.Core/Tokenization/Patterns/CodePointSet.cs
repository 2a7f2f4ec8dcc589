using System.Globalization;

namespace LiveAigc.Tokenization;

/// <summary>A set of code points, as a pattern's <c>[…]</c>, <c>\p{…}</c> or <c>\s</c> describes it.</summary>
internal abstract class CodePointSet
{
    private const int AsciiEnd = 128;
    private UInt128? _ascii;

    public bool Contains(int codePoint)
    {
        if (codePoint >= AsciiEnd)
            return Has(codePoint);
        _ascii ??= ReadAscii(); // the same whoever reads it first
        return (_ascii.GetValueOrDefault() >> codePoint & 1) != 0;
    }

    protected abstract bool Has(int codePoint);

    private UInt128 ReadAscii()
    {
        UInt128 bits = 0;
        for (var c = 0; c < AsciiEnd; c++)
            bits |= (UInt128)(Has(c) ? 1u : 0u) << c;
        return bits;
    }

    public static CodePointSet OfCategories(uint categories) => new CategorySet(categories);

    public static CodePointSet OfRanges(params (int First, int Last)[] ranges) => new RangeSet(ranges);

    public static CodePointSet Union(params CodePointSet[] sets) => sets.Length == 1 ? sets[0] : new UnionSet(sets);

    public static CodePointSet Intersection(CodePointSet left, CodePointSet right) => new IntersectionSet(left, right);

    public static CodePointSet Not(CodePointSet set) => new NotSet(set);

    /// <summary>The bit of a general category in <see cref="OfCategories"/>.</summary>
    public static uint Bit(UnicodeCategory category) => 1u << (int)category;

    private sealed class CategorySet(uint categories) : CodePointSet
    {
        protected override bool Has(int codePoint) => (categories >> (int)CharUnicodeInfo.GetUnicodeCategory(codePoint) & 1) != 0;
    }

    private sealed class RangeSet((int First, int Last)[] ranges) : CodePointSet
    {
        protected override bool Has(int codePoint)
        {
            foreach (var (first, last) in ranges)
            {
                if (codePoint >= first && codePoint <= last)
                    return true;
            }
            return false;
        }
    }

    private sealed class UnionSet(CodePointSet[] sets) : CodePointSet
    {
        protected override bool Has(int codePoint)
        {
            foreach (var set in sets)
            {
                if (set.Contains(codePoint))
                    return true;
            }
            return false;
        }
    }

    private sealed class IntersectionSet(CodePointSet left, CodePointSet right) : CodePointSet
    {
        protected override bool Has(int codePoint) => left.Contains(codePoint) && right.Contains(codePoint);
    }

    private sealed class NotSet(CodePointSet set) : CodePointSet
    {
        protected override bool Has(int codePoint) => !set.Contains(codePoint);
    }
}

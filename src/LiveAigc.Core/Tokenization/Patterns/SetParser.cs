using System.Globalization;

namespace LiveAigc.Tokenization;

/// <summary>Reads what stands for one code point in a pattern: a character, an escape, or a set in brackets.</summary>
internal sealed class SetParser(int[] pattern)
{
    private const int KelvinSign = 0x212A, LongS = 0x17F;

    public CodePointSet One(ref int at, bool ignoreCase)
    {
        if (pattern[at] == '[')
            return Brackets(ref at, ignoreCase);
        var (single, set) = Item(ref at);
        return set ?? Characters(single, single, ignoreCase, at);
    }

    private CodePointSet Brackets(ref int at, bool ignoreCase)
    {
        var start = at++;
        var negative = Take('^', ref at);
        var parts = new List<CodePointSet>();
        CodePointSet? left = null;
        while (true)
        {
            if (at == pattern.Length)
                throw Refuse("a '[' without its ']'", start);
            if (pattern[at] == ']' && (parts.Count > 0 || left is not null))
                break;
            if (pattern[at] == '[')
            {
                if (at + 1 < pattern.Length && pattern[at + 1] == ':')
                    throw Refuse("a class such as [:alpha:]", at);
                parts.Add(Brackets(ref at, ignoreCase));
            }
            else if (pattern[at] == '&' && at + 1 < pattern.Length && pattern[at + 1] == '&')
            {
                at += 2;
                left = And(left, parts, at);
                parts = [];
            }
            else
                parts.Add(Range(ref at, ignoreCase));
        }
        at++;
        var set = And(left, parts, at);
        return negative ? CodePointSet.Not(set) : set;
    }

    private static CodePointSet And(CodePointSet? left, List<CodePointSet> parts, int at)
    {
        if (parts.Count == 0)
            throw Refuse("an empty side of '&&'", at);
        var right = CodePointSet.Union([.. parts]);
        return left is null ? right : CodePointSet.Intersection(left, right);
    }

    private CodePointSet Range(ref int at, bool ignoreCase)
    {
        var (first, set) = Item(ref at);
        if (at + 1 >= pattern.Length || pattern[at] != '-' || pattern[at + 1] == ']')
            return set ?? Characters(first, first, ignoreCase, at);
        at++;
        var (last, lastSet) = pattern[at] == '[' ? throw Refuse("a range up to a set", at) : Item(ref at);
        if (set is not null || lastSet is not null || last < first)
            throw Refuse("this range", at);
        return Characters(first, last, ignoreCase, at);
    }

    // Where case does not count, only letters that have no more than their ASCII counterparts, long s and the Kelvin sign.
    private static CodePointSet Characters(int first, int last, bool ignoreCase, int at)
    {
        if (!ignoreCase)
            return CodePointSet.OfRanges((first, last));
        if (last >= 0x80)
            throw Refuse("a character beyond ASCII where case does not count", at);
        var ranges = new List<(int, int)> { (first, last) };
        for (var c = first; c <= last; c++)
        {
            if (!char.IsAsciiLetter((char)c))
                continue;
            ranges.Add((c ^ 0x20, c ^ 0x20));
            if ((c | 0x20) is 's' or 'k')
                ranges.Add((c | 0x20) == 's' ? (LongS, LongS) : (KelvinSign, KelvinSign));
        }
        return CodePointSet.OfRanges([.. ranges]);
    }

    private (int Single, CodePointSet? Set) Item(ref int at)
    {
        var c = pattern[at++];
        if (c != '\\')
            return (c, null);
        if (at == pattern.Length)
            throw Refuse("a '\\' at the end", at);
        var escape = pattern[at++];
        return escape switch
        {
            's' => (0, NamedSets.Space),
            'S' => (0, CodePointSet.Not(NamedSets.Space)),
            'w' => (0, NamedSets.Word),
            'W' => (0, CodePointSet.Not(NamedSets.Word)),
            'd' => (0, NamedSets.Digit),
            'D' => (0, CodePointSet.Not(NamedSets.Digit)),
            'h' => (0, NamedSets.HexDigit),
            'H' => (0, CodePointSet.Not(NamedSets.HexDigit)),
            'p' => (0, Property(ref at, negative: false)),
            'P' => (0, Property(ref at, negative: true)),
            'n' => ('\n', null),
            'r' => ('\r', null),
            't' => ('\t', null),
            'f' => ('\f', null),
            'v' => ('\v', null),
            'a' => ('\a', null),
            'e' => (0x1B, null),
            'u' => (Hexadecimal(at, at += 4), null),
            'x' => (Escaped(ref at), null),
            < 0x80 when !char.IsAsciiLetterOrDigit((char)escape) => (escape, null),
            _ => throw Refuse($"the escape '\\{char.ConvertFromUtf32(escape)}'", at),
        };
    }

    private int Escaped(ref int at)
    {
        if (!Take('{', ref at))
            return Hexadecimal(at, at += 2) is < 0x80 and var ascii ? ascii : throw Refuse("a byte beyond ASCII", at);
        var end = Array.IndexOf(pattern, '}', at);
        var value = Hexadecimal(at, end);
        at = end + 1;
        return value;
    }

    private int Hexadecimal(int start, int end)
    {
        if (end < start || end > pattern.Length || !int.TryParse(Text(start, end), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            || value is < 0 or > 0x10FFFF or (>= 0xD800 and < 0xE000))
            throw Refuse("this character number", start);
        return value;
    }

    private CodePointSet Property(ref int at, bool negative)
    {
        var end = at < pattern.Length && pattern[at] == '{' ? Array.IndexOf(pattern, '}', at) : -1;
        if (end < 0)
            throw Refuse("a '\\p' without '{…}'", at);
        at++;
        negative ^= Take('^', ref at);
        var name = Text(at, end);
        var set = NamedSets.OfProperty(name) ?? throw Refuse($"the property '{name}'", at);
        at = end + 1;
        return negative ? CodePointSet.Not(set) : set;
    }

    private string Text(int start, int end) => string.Concat(pattern[start..end].Select(char.ConvertFromUtf32));

    private bool Take(char c, ref int at)
    {
        if (at == pattern.Length || pattern[at] != c)
            return false;
        at++;
        return true;
    }

    private static FormatException Refuse(string what, int at) => new($"{what} (at character {at})");
}

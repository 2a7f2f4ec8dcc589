using System.Globalization;

namespace LiveAigc.Tokenization;

/// <summary>The sets that a pattern names: <c>\p{L}</c>, <c>\s</c> and the like, as Oniguruma has them.</summary>
/// <remarks>General categories are .NET's own; for .NET 10 they are those of the reference for every code point (Unicode 16).</remarks>
internal static class NamedSets
{
    private const string Categories = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Cn"; // in the order of UnicodeCategory

    public static CodePointSet Space { get; } = CodePointSet.Union(
        CodePointSet.OfRanges((9, 13), (0x85, 0x85)), OfCategory("Z")!);

    public static CodePointSet Digit { get; } = OfCategory("Nd")!;

    /// <summary>What the pre-tokenizer Digits takes for one: all numbers, of Unicode 17 too.</summary>
    public static CodePointSet Number { get; } = CodePointSet.Union(OfCategory("N")!, CodePointSet.OfRanges((0x11DE0, 0x11DE9), (0x16FF4, 0x16FF6)));

    public static CodePointSet HexDigit { get; } = CodePointSet.OfRanges(('0', '9'), ('A', 'F'), ('a', 'f'));

    public static CodePointSet LineFeed { get; } = CodePointSet.OfRanges(('\n', '\n'));

    // Letters, marks, digits, joining punctuation, and symbols that count as letters: circled and squared ones.
    private static readonly CodePointSet Alphabetic = CodePointSet.Union(
        OfCategory("L")!, OfCategory("M")!, OfCategory("Nd")!, OfCategory("Nl")!, OfCategory("Pc")!,
        CodePointSet.OfRanges((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189)));

    /// <summary>Oniguruma's <c>\w</c>, which takes in superscript digits and fractions of Latin-1.</summary>
    public static CodePointSet Word { get; } = CodePointSet.Union(
        Alphabetic, CodePointSet.OfRanges((0xB2, 0xB3), (0xB9, 0xB9), (0xBC, 0xBE)));

    /// <summary>The <c>\w</c> of the pre-tokenizer Whitespace and of single_word, which takes in the joiners.</summary>
    public static CodePointSet WordOrJoiner { get; } = CodePointSet.Union(Alphabetic, CodePointSet.OfRanges((0x200C, 0x200D)));

    private static readonly CodePointSet Han = CodePointSet.OfRanges(
        (0x2E80, 0x2E99), (0x2E9B, 0x2EF3), (0x2F00, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B),
        (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFA6D), (0xFA70, 0xFAD9), (0x16FE2, 0x16FE3), (0x16FF0, 0x16FF1), (0x20000, 0x2A6DF),
        (0x2A700, 0x2B739), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0), (0x2EBF0, 0x2EE5D), (0x2F800, 0x2FA1D),
        (0x30000, 0x3134A), (0x31350, 0x323AF));

    /// <summary>The set of <c>\p{name}</c>: a general category, a group of them, or Han; <see langword="null"/> for others.</summary>
    public static CodePointSet? OfProperty(string name) => name == "Han" ? Han : OfCategory(name);

    private static CodePointSet? OfCategory(string name)
    {
        uint bits = 0;
        var names = Categories.Split(' ');
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] == name || (name.Length == 1 && names[i][0] == name[0]))
                bits |= CodePointSet.Bit((UnicodeCategory)i);
        }
        return bits == 0 ? null : CodePointSet.OfCategories(bits);
    }
}

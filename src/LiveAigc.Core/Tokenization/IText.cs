using System.Runtime.Intrinsics;

namespace LiveAigc.Tokenization;

/// <summary>A text in one of its encodings. Positions and lengths count its code units: UTF-16 or UTF-8.</summary>
internal interface IText
{
    int Length { get; }

    /// <summary>Whether words are read by SIMD; the answers are the same.</summary>
    bool UsesVectors { get; }

    /// <summary>The entry of the code point at a position, and where that ends.</summary>
    uint Read(CharacterMap map, int position, out int end);

    /// <summary>As <see cref="Read"/>, but may answer <see cref="CharacterKind.Surrogate"/> where finding out takes longer.</summary>
    uint Peek(CharacterMap map, int position, out int end);

    /// <summary>Code units of a character that <see cref="ReadEight"/> reads.</summary>
    int Width { get; }

    /// <summary>The entries of four characters at one position and four at another, all of them in the text; no single's where the width is another.</summary>
    Vector256<uint> ReadEight(CharacterMap map, int first, int second);

    /// <summary>Where the code point at a position ends.</summary>
    int EndOf(int position);

    /// <summary>The longest special token of a group at a position, and its length in the text; -1 if there is none.</summary>
    int MatchSpecial(SpecialGroup group, int position, out int length);

    /// <summary>The sixteen code units from a position on, as bytes: 0 behind the end, and no ASCII where there was none.</summary>
    Vector128<byte> Load(int position);

    /// <summary>A code unit, or what is no ASCII where it was none.</summary>
    byte UnitAt(int position);
}

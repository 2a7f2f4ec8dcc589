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
    uint Peek(CharacterMap map, int position);

    /// <summary>Whether the character at a position is one code unit long, if it is a single.</summary>
    bool IsOneUnit(int position);

    /// <summary>Where the code point at a position ends.</summary>
    int EndOf(int position);

    /// <summary>The longest special token of a group at a position, and its length in the text; -1 if there is none.</summary>
    int MatchSpecial(SpecialGroup group, int position, out int length);

    /// <summary>The sixteen code units from a position on, as bytes: 0 behind the end, and no ASCII where there was none.</summary>
    System.Runtime.Intrinsics.Vector128<byte> Load(int position);

    /// <summary>A code unit, or what is no ASCII where it was none.</summary>
    byte UnitAt(int position);

    /// <summary>
    /// Takes spaces and characters that are words of their own, until another character comes or the sink is full. May stop early.
    /// </summary>
    /// <returns>Where it stopped.</returns>
    int TakeSingles<TSink>(ReadOnlySpan<uint> basic, int position, ref TSink sink)
        where TSink : IPieceSink, allows ref struct;
}

namespace LiveAigc.Tokenization;

/// <summary>GPT-2's way to write bytes as visible characters: the printable ones of Latin-1 as themselves, the others from U+0100 on.</summary>
internal static class ByteAlphabet
{
    private const int Bytes = 256, MostBytesPerChar = 3;
    private static readonly char[] Chars = Make();
    private static readonly short[] Values = Invert();

    /// <summary>One past the last character of the alphabet.</summary>
    private const int End = 0x144;

    /// <summary>Writes a text's UTF-8 bytes in the alphabet.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<char> target)
    {
        var count = 0;
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            for (var i = 0; i < length; i++)
                target[count++] = Chars[bytes[i]];
        }
        return count;
    }

    /// <summary>The most characters that <see cref="Write"/> makes.</summary>
    public static int LengthOf(int chars) => chars * MostBytesPerChar;

    /// <summary>The byte that a character stands for; -1 if none.</summary>
    public static int ValueOf(char c) => c < End ? Values[c] : -1;

    private static char[] Make()
    {
        var chars = new char[Bytes];
        var next = Bytes;
        for (var b = 0; b < Bytes; b++)
            chars[b] = b is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE ? (char)b : (char)next++;
        return chars;
    }

    private static short[] Invert()
    {
        var values = new short[End];
        Array.Fill(values, (short)-1);
        for (var b = 0; b < Bytes; b++)
            values[Chars[b]] = (short)b;
        return values;
    }
}

using System.IO.Compression;

namespace LiveAigc.Tokenization;

/// <summary>What the reference tokenizer takes a code point for.</summary>
[Flags]
internal enum CodePointFlags : byte
{
    None = 0,
    Whitespace = 1,
    Punctuation = 1 << 1,
    Dropped = 1 << 2,
    ToSpace = 1 << 3,
    Chinese = 1 << 4,
    NonSpacingMark = 1 << 5,
    MarkStarter = 1 << 6,
}

/// <summary>
/// The reference's own view of Unicode, read from the embedded CodePoints.bin. It differs from .NET's, which follows newer
/// versions of Unicode; tests/LiveAigc.Tokenization.TableGenerator writes the file from the reference's answers.
/// </summary>
internal sealed class CodePointFacts
{
    public const int CodePoints = 0x110000;

    /// <summary>Where each run of code points that share their flags ends. The first begins at U+0000, and there are no gaps.</summary>
    public List<int> RunEnds { get; } = [];

    /// <summary>The flags of each run: a <see cref="CodePointFlags"/>, as a number because lists of those are compiled already.</summary>
    public List<int> RunFlags { get; } = [];

    /// <summary>Canonical decomposition without non-spacing marks, where it differs from the code point. Hangul is left to its rule.</summary>
    public CodePointMap Stripped { get; }

    /// <summary>Lower case, where it differs from the code point.</summary>
    public CodePointMap LowerCased { get; }

    /// <summary>The lower case of what is <see cref="Stripped"/>.</summary>
    public CodePointMap StrippedAndLowerCased { get; }

    /// <summary>For the marks that survive stripping and can be reordered: the mark plus its combining class.</summary>
    public CodePointMap CombiningClasses { get; }

    private CodePointFacts(ReadOnlySpan<byte> content)
    {
        var reader = new VarintReader(content);
        for (var end = 0; end < CodePoints;)
        {
            RunFlags.Add(reader.Read()); // below 128, so one byte
            RunEnds.Add(end += reader.Read());
        }
        Stripped = new(ref reader);
        LowerCased = new(ref reader);
        StrippedAndLowerCased = new(ref reader);
        CombiningClasses = new(ref reader);
    }

    public static CodePointFacts Read()
    {
        using var resource = typeof(CodePointFacts).Assembly.GetManifestResourceStream("LiveAigc.Tokenization.CodePoints.bin")!;
        using var brotli = new BrotliStream(resource, CompressionMode.Decompress);
        using var content = new MemoryStream();
        brotli.CopyTo(content);
        return new(content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}

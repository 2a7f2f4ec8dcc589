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
    private readonly List<int> _ends = [];
    private readonly List<CodePointFlags> _flags = [];

    private CodePointFacts(BinaryReader reader)
    {
        for (var end = 0; end < 0x110000; _ends.Add(end))
        {
            _flags.Add((CodePointFlags)reader.ReadByte());
            end += reader.Read7BitEncodedInt();
        }
        Decompositions = new(reader);
        LowerCases = new(reader);
        CombiningClasses = new(reader);
    }

    /// <summary>Canonical decomposition without non-spacing marks, where it differs from the code point.</summary>
    public CodePointSequences Decompositions { get; }

    /// <summary>Lower case, where it differs from the code point.</summary>
    public CodePointSequences LowerCases { get; }

    /// <summary>For the marks that survive accent stripping and can be reordered: the mark plus its combining class.</summary>
    public CodePointSequences CombiningClasses { get; }

    public int RunCount => _ends.Count;

    public static CodePointFacts Read()
    {
        using var resource = typeof(CodePointFacts).Assembly.GetManifestResourceStream("LiveAigc.Tokenization.CodePoints.bin")!;
        using var content = new MemoryStream();
        using (var brotli = new BrotliStream(resource, CompressionMode.Decompress))
            brotli.CopyTo(content);
        content.Position = 0;
        using var reader = new BinaryReader(content);
        return new(reader);
    }

    /// <summary>A run of code points that share their flags.</summary>
    public (int Start, int End, CodePointFlags Flags) Run(int index) => (index == 0 ? 0 : _ends[index - 1], _ends[index], _flags[index]);

    public CodePointFlags FlagsOf(int codePoint)
    {
        var found = _ends.BinarySearch(codePoint + 1);
        return _flags[found < 0 ? ~found : found];
    }
}

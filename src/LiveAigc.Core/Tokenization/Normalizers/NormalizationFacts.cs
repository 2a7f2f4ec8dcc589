using System.IO.Compression;

namespace LiveAigc.Tokenization;

/// <summary>
/// What Unicode normalization needs to know, as the reference knows it (Unicode 9), from the embedded Normalization.bin. .NET's own
/// normalization follows ICU, which applications with InvariantGlobalization leave out: there it silently changes nothing.
/// </summary>
internal sealed class NormalizationFacts
{
    /// <summary>Full canonical decompositions, without Hangul.</summary>
    public Dictionary<int, int[]> Canonical { get; } = [];

    /// <summary>Full compatibility decompositions where they differ from the canonical ones.</summary>
    public Dictionary<int, int[]> Compatible { get; } = [];

    /// <summary>Combining classes above 0, in their order; the numbers themselves are no matter.</summary>
    public Dictionary<int, int> Classes { get; } = [];

    /// <summary>What a first and a second code point compose to; the key is made by <see cref="PairOf"/>.</summary>
    public Dictionary<long, int> Compositions { get; } = [];

    public static NormalizationFacts Instance => Lazy.Value;

    private static readonly Lazy<NormalizationFacts> Lazy = new(Read);

    public static long PairOf(int first, int second) => ((long)first << 32) | (uint)second;

    private NormalizationFacts(ReadOnlySpan<byte> content)
    {
        var reader = new VarintReader(content);
        Fill(Canonical, new(ref reader));
        Fill(Compatible, new(ref reader));
        var classes = new CodePointMap(ref reader);
        for (var i = 0; i < classes.Count; i++)
            Classes[classes.Key(i)] = classes.Parts(i)[0] - classes.Key(i);
        var pairs = new CodePointMap(ref reader); // what is composed, and of which two
        for (var i = 0; i < pairs.Count; i++)
            Compositions[PairOf(pairs.Parts(i)[0], pairs.Parts(i)[1])] = pairs.Key(i);
    }

    private static void Fill(Dictionary<int, int[]> target, CodePointMap source)
    {
        for (var i = 0; i < source.Count; i++)
            target[source.Key(i)] = source.Parts(i).ToArray();
    }

    private static NormalizationFacts Read()
    {
        using var resource = typeof(NormalizationFacts).Assembly.GetManifestResourceStream("LiveAigc.Tokenization.Normalization.bin")!;
        using var brotli = new BrotliStream(resource, CompressionMode.Decompress);
        using var content = new MemoryStream();
        brotli.CopyTo(content);
        return new(content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}

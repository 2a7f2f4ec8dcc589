using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace LiveAigc.TableGenerator;

/// <summary>What the reference answered, code point by code point.</summary>
/// <param name="Cased">What its normalizer makes of a code point without lower-casing.</param>
/// <param name="Lower">What its normalizer makes of a code point with lower-casing (which strips accents too).</param>
/// <param name="Classes">0 word, 1 whitespace, 2 punctuation.</param>
/// <param name="CombiningClasses">The combining classes of marks that survive stripping and so can be reordered.</param>
/// <param name="MarkStarters">Stripped marks of combining class 0: nothing is reordered across them.</param>
internal sealed record ReferenceAnswers(
    int[][] Cased, int[][] Lower, byte[] Classes, IReadOnlyDictionary<int, int> CombiningClasses, IReadOnlySet<int> MarkStarters)
{
    public const int CodePoints = 0x110000;

    public static ReferenceAnswers Read(string folder)
    {
        var classes = Decompress(folder, "hf_cls.bin.gz");
        if (classes.Length != CodePoints)
            throw new InvalidDataException($"hf_cls.bin.gz has {classes.Length} bytes, not one for each code point.");
        var combining = Lines(folder, "hf_ccc.txt.gz").Select(l => l.Split(' ')).ToDictionary(p => Number(p[0]), p => Number(p[1]));
        var starters = Lines(folder, "hf_mn_starters.txt.gz").Select(Number).ToHashSet();
        return new(Sequences(folder, "hf_norm_cased.bin.gz"), Sequences(folder, "hf_norm_lower.bin.gz"), classes, combining, starters);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int[][] Sequences(string folder, string name)
    {
        var numbers = MemoryMarshal.Cast<byte, int>(Decompress(folder, name));
        var sequences = new int[CodePoints][];
        var at = 0;
        for (var c = 0; c < CodePoints; c++)
        {
            sequences[c] = numbers.Slice(at + 1, numbers[at]).ToArray();
            at += 1 + numbers[at];
        }
        return at == numbers.Length ? sequences : throw new InvalidDataException($"{name} goes on after U+10FFFF.");
    }

    private static string[] Lines(string folder, string name) =>
        System.Text.Encoding.ASCII.GetString(Decompress(folder, name)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Decompress(string folder, string name)
    {
        using var file = File.OpenRead(Path.Combine(folder, name));
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}

using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LiveAigc.Tests;

namespace LiveAigc.Tokenization;

/// <summary>The reference's answers in <c>shared/data/tokenizer</c>; its README says what they are.</summary>
internal static class TokenizerGoldens
{
    private static readonly Dictionary<string, WordPieceTokenizer> Loaded = [];
    private static readonly Lazy<int[][]> Lower = new(() => ReadNormalized("hf_norm_lower.bin.gz"));
    private static readonly Lazy<int[][]> Cased = new(() => ReadNormalized("hf_norm_cased.bin.gz"));

    public static string[] Sets => ["zh_live", "en_short", "fuzz", "edge"];

    public static string[] Vocabularies => ["zh-lower", "zh-cased", "en-uncased", "multi-cased"];

    /// <summary>The tokenizer of a vocabulary, with SIMD or as where there is none.</summary>
    public static WordPieceTokenizer Tokenizer(string vocabulary, bool vectors = true)
    {
        var name = $"{vocabulary} {vectors}";
        lock (Loaded)
            return Loaded.TryGetValue(name, out var known) ? known : Loaded[name] = Create();

        WordPieceTokenizer Create() => vocabulary switch
        {
            "zh-lower" => Over("bert-base-chinese", lowerCase: true),
            "zh-cased" => Over("bert-base-chinese", lowerCase: false),
            "en-uncased" => Over("bert-base-uncased", lowerCase: true),
            "multi-cased" => Over("bert-base-multilingual-cased", lowerCase: false),
            _ => throw new ArgumentException(vocabulary),
        };

        WordPieceTokenizer Over(string file, bool lowerCase) => new(Lines($"{file}.vocab.txt.gz"), new() { LowerCase = lowerCase })
        {
            UsesVectors = vectors && Vector128.IsHardwareAccelerated,
        };
    }

    public static string[] Texts(string set) => [.. Sequences<char>($"{set}.u16.gz").Select(units => new string(units))];

    public static int[][] Ids(string vocabulary, string set) => Sequences<int>($"{vocabulary}.{set}.ids.gz");

    /// <summary>What the reference's normalizer makes of each code point.</summary>
    public static int[][] Normalized(bool lowerCase) => (lowerCase ? Lower : Cased).Value;

    public static string[] Lines(string name)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(name)));
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n')];
    }

    public static byte[] Bytes(string name)
    {
        using var file = File.OpenRead(SharedData.Require("data", "tokenizer", name));
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static int[][] ReadNormalized(string name)
    {
        var numbers = MemoryMarshal.Cast<byte, int>(Bytes(name));
        var sequences = new int[0x110000][];
        for (var (c, at) = (0, 0); c < sequences.Length; at += 1 + numbers[at], c++)
            sequences[c] = numbers.Slice(at + 1, numbers[at]).ToArray();
        return sequences;
    }

    private static T[][] Sequences<T>(string name)
        where T : unmanaged
    {
        var bytes = Bytes(name).AsSpan();
        var sequences = new T[MemoryMarshal.Read<int>(bytes)][];
        bytes = bytes[sizeof(int)..];
        foreach (ref var sequence in sequences.AsSpan())
        {
            var size = MemoryMarshal.Read<int>(bytes) * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
            sequence = MemoryMarshal.Cast<byte, T>(bytes.Slice(sizeof(int), size)).ToArray();
            bytes = bytes[(sizeof(int) + size)..];
        }
        return sequences;
    }
}

using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LiveAigc.Benchmarks.Tokenization;

/// <summary>Texts to cut, and the vocabulary to cut them with. Those named after a golden need the shared data beside the repository.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Vocabulary">The tokens, in the order of their ids.</param>
/// <param name="Texts">The texts.</param>
public sealed record TokenizerCorpus(string Name, string[] Vocabulary, string[] Texts)
{
    /// <summary>Those that this machine has.</summary>
    public static string[] Names => SharedFolder is null ? ["comments", "reviews"] : ["zh_live", "en_short", "comments", "reviews"];

    /// <summary>Where the shared data is; <see langword="null"/> without it.</summary>
    internal static string? SharedFolder
    {
        get
        {
            string?[] candidates = [Environment.GetEnvironmentVariable("LIVEAIGC_SHARED"), Path.Combine(RepositoryRoot, "..", "shared")];
            return candidates.OfType<string>().Select(c => Path.Combine(c, "data", "tokenizer")).FirstOrDefault(Directory.Exists);
        }
    }

    private static string RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "LiveAigc.Core.sln")))
                folder = folder.Parent ?? throw new DirectoryNotFoundException("Run the benchmarks from within the repository.");
            return folder.FullName;
        }
    }

    /// <summary>Reads a corpus by its name.</summary>
    public static TokenizerCorpus Read(string name) => name switch
    {
        "zh_live" => new(name, SharedVocabulary("bert-base-chinese"), Golden(name)),
        "en_short" => new(name, SharedVocabulary("bert-base-uncased"), Golden(name)),
        "comments" => new(name, CompactVocabulary(), Sample("live-comments*.jsonl")),
        "reviews" => new(name, CompactVocabulary(), Sample("english-reviews.jsonl")),
        _ => throw new ArgumentException($"There is no corpus '{name}'.", nameof(name)),
    };

    private static string[] CompactVocabulary() => File.ReadAllLines(Path.Combine(CompactModels.CommentTaggerFolder, "vocab.txt"));

    private static string[] Sample(string pattern) =>
        [.. Directory.GetFiles(Path.Combine(RepositoryRoot, "samples", "data"), pattern).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(TextOf)];

    private static string TextOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    private static string[] SharedVocabulary(string name)
    {
        using var reader = new StreamReader(new MemoryStream(Shared($"{name}.vocab.txt.gz")));
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    /// <summary>The texts of a golden.</summary>
    internal static string[] Golden(string name)
    {
        ReadOnlySpan<byte> bytes = Shared($"{name}.u16.gz");
        var texts = new string[MemoryMarshal.Read<int>(bytes)];
        bytes = bytes[sizeof(int)..];
        for (var i = 0; i < texts.Length; i++)
        {
            var size = MemoryMarshal.Read<int>(bytes) * sizeof(char);
            texts[i] = new(MemoryMarshal.Cast<byte, char>(bytes.Slice(sizeof(int), size)));
            bytes = bytes[(sizeof(int) + size)..];
        }
        return texts;
    }

    /// <summary>A file of the shared data, unpacked.</summary>
    internal static byte[] Shared(string file)
    {
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(SharedFolder!, file)), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }
}

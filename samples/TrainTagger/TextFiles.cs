using System.IO.Compression;
using System.Text.Json;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>Unlabelled texts: one a line, or the "text" of JSON lines in a .jsonl file; plain or gzip.</summary>
internal static class TextFiles
{
    public static IEnumerable<string> Read(IEnumerable<string> paths) => paths.SelectMany(Read);

    public static IEnumerable<string> Read(string path)
    {
        var json = path.Contains(".jsonl", StringComparison.Ordinal);
        foreach (var line in Lines(path))
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return json ? TextOf(line) : line.Trim();
        }
    }

    public static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static string TextOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString() ?? "";
    }
}

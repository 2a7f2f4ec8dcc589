using System.Text.Json;

namespace LiveAigc.Benchmarks;

/// <summary>The live-room comments of this repository, as a benchmark's input.</summary>
internal static class LiveComments
{
    public static string[] Texts { get; } = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "live-comments.jsonl")).Select(TextOf).ToArray();

    private static string TextOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    }
}

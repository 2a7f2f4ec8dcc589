using System.Text.Json;
using LiveAigc.Evaluation;

namespace LiveAigc.Training;

/// <summary>Tagged texts as JSON lines: <c>{"id": "…", "text": "…", "spans": [[start, end, "tag"], …]}</c>, UTF-16 offsets.</summary>
public static class TaggedTextFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">A line is no such object; the message names file and line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<TaggedText> Read(string path)
    {
        var texts = new List<TaggedText>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                texts.Add(Parse(line, number));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
            {
                throw new InvalidDataException(
                    $"{path}, line {number}: not {{\"id\", \"text\", \"spans\": [[start, end, \"tag\"], …]}}: {e.Message}", e);
            }
        }

        return texts;
    }

    private static TaggedText Parse(string line, int number)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var text = root.GetProperty("text").GetString() ?? throw new FormatException("text is null");
        var id = root.TryGetProperty("id", out var value) ? value.ToString() : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var spans = root.GetProperty("spans").EnumerateArray()
            .Select(s => new TagSpan(s[0].GetInt32(), s[1].GetInt32(), s[2].GetString() ?? ""))
            .OrderBy(s => s.Start)
            .ToArray();
        var end = 0;
        foreach (var span in spans)
        {
            if (span.Start < end || span.End <= span.Start || span.End > text.Length || span.Tag.Length == 0)
                throw new FormatException($"span [{span.Start}, {span.End}, \"{span.Tag}\"] is empty, overlaps another or leaves the text of {text.Length} UTF-16 units");
            end = span.End;
        }

        return new TaggedText(id, text, spans);
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace LiveAigc.Samples.Evaluate;

/// <summary>Lines, JSON lines and rows of numbers, plain or gzip; what cannot be read is named by file and line.</summary>
internal static class InputFiles
{
    public static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>Reads each line that is not blank as a JSON object.</summary>
    public static List<T> JsonLines<T>(string path, Func<JsonElement, T> read)
    {
        var rows = new List<T>();
        foreach (var (index, line) in Lines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                rows.Add(read(json.RootElement));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
            {
                throw new InvalidDataException($"{path}, line {index + 1}: {e.Message}", e);
            }
        }

        return rows;
    }

    /// <summary>Rows of numbers apart by commas, tabs or blanks; a first line of names is passed over.</summary>
    public static ReadOnlyMemory<float>[] Rows(string path)
    {
        var rows = new List<ReadOnlyMemory<float>>();
        foreach (var (index, line) in Lines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var cells = line.Split([',', '\t', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
            var row = new float[cells.Length];
            var bad = Array.FindIndex(cells, 0, cells.Length, c => !float.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
            if (bad >= 0 && index == 0)
                continue;
            if (bad >= 0)
                throw new InvalidDataException($"{path}, line {index + 1}, value {bad + 1}: \"{cells[bad]}\" is no number.");
            for (var i = 0; i < row.Length; i++)
                row[i] = float.Parse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture);
            if (rows.Count > 0 && rows[0].Length != row.Length)
                throw new InvalidDataException($"{path}, line {index + 1} has {row.Length} values, the first has {rows[0].Length}.");
            rows.Add(row);
        }

        return [.. rows];
    }
}

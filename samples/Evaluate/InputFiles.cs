using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace LiveAigc.Samples.Evaluate;

/// <summary>Lines, JSON lines and rows of numbers, plain or gzip; what cannot be read is named by file and line.</summary>
internal static class InputFiles
{
    // A text in another encoding would be scored as if each of its characters were the same.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidDataException">It is not UTF-8, or not gzip though its name says so.</exception>
    public static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file, Utf8);
        while (Next() is { } line)
            yield return line;

        string? Next()
        {
            try
            {
                return reader.ReadLine();
            }
            catch (DecoderFallbackException e)
            {
                throw new InvalidDataException($"{path} is not UTF-8: {e.Message}", e);
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException($"{path} is not gzip: {e.Message}", e);
            }
        }
    }

    /// <summary>Reads each line that is not blank as a JSON object; at least one.</summary>
    /// <exception cref="InvalidDataException">There is none, or one cannot be read; the message says which and why.</exception>
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
            catch (JsonException e)
            {
                throw new InvalidDataException($"{path}, line {index + 1}: not valid JSON at byte {e.BytePositionInLine}.", e);
            }
            catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
            {
                throw new InvalidDataException($"{path}, line {index + 1}: {e.Message.Split(" (Parameter")[0]}", e);
            }
        }

        return rows.Count > 0 ? rows : throw new InvalidDataException($"{path} is empty.");
    }

    /// <summary>Rows of numbers apart by commas, tabs or blanks, at least one; a first line of names alone is passed over.</summary>
    /// <exception cref="InvalidDataException">There is none, rows differ in length, or a value is no finite number; the message says where.</exception>
    public static ReadOnlyMemory<float>[] Rows(string path)
    {
        var rows = new List<ReadOnlyMemory<float>>();
        foreach (var (index, line) in Lines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var cells = line.Split([',', '\t', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
            var row = new float[cells.Length];
            if (index == 0 && Array.TrueForAll(cells, c => !IsNumber(c, out _)))
                continue;
            for (var i = 0; i < row.Length; i++)
            {
                if (!IsNumber(cells[i], out row[i]) || !float.IsFinite(row[i]))
                    throw new InvalidDataException($"{path}, line {index + 1}, value {i + 1}: \"{cells[i]}\" is no finite number.");
            }

            if (rows.Count > 0 && rows[0].Length != row.Length)
                throw new InvalidDataException($"{path}, line {index + 1} has {row.Length} values, the first has {rows[0].Length}.");
            rows.Add(row);
        }

        return rows.Count > 0 ? [.. rows] : throw new InvalidDataException($"{path} has no row of numbers.");
    }

    private static bool IsNumber(string cell, out float value) => float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}

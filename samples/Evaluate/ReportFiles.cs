using System.Security.Cryptography;
using System.Text;
using LiveAigc.Evaluation;

namespace LiveAigc.Samples.Evaluate;

/// <summary>Reports in files, their kind by their ending.</summary>
internal static class ReportFiles
{
    public static EvaluationReport Read(FileInfo file)
    {
        try
        {
            return EvaluationReport.FromJson(File.ReadAllText(file.FullName));
        }
        catch (FormatException e)
        {
            throw new InvalidDataException($"{file.FullName}: {e.Message}", e);
        }
    }

    public static void Write(EvaluationReport report, FileInfo file) => Write(file, WriterFor(file)(report));

    /// <exception cref="ArgumentException">A report cannot end so.</exception>
    public static Func<EvaluationReport, string> WriterFor(FileInfo file) => file.Extension.ToLowerInvariant() switch
    {
        ".json" => report => report.ToJson(),
        ".md" => report => report.ToMarkdown(),
        ".html" or ".htm" => report => report.ToHtml(),
        _ => throw new ArgumentException($"{file.Name}: a report ends with .json, .md or .html."),
    };

    /// <summary>Writes beside and moves into place, so that no half file is ever found there.</summary>
    public static void Write(FileInfo file, string content)
    {
        file.Directory!.Create();
        File.WriteAllText(file.FullName + ".part", content, new UTF8Encoding(false));
        File.Move(file.FullName + ".part", file.FullName, overwrite: true);
    }

    /// <summary>SHA-256 of files, read one after another.</summary>
    public static string Hash(params ReadOnlySpan<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            using var file = File.OpenRead(path);
            var buffer = new byte[1 << 16];
            while (file.Read(buffer) is > 0 and var length)
                hash.AppendData(buffer, 0, length);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

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

    public static void Write(EvaluationReport report, FileInfo file) => Write(file, file.Extension.ToLowerInvariant() switch
    {
        ".json" => report.ToJson(),
        ".md" => report.ToMarkdown(),
        ".html" or ".htm" => report.ToHtml(),
        _ => throw new ArgumentException($"{file.Name}: a report ends with .json, .md or .html."),
    });

    /// <summary>Writes beside and moves into place, so that no half file is ever found there.</summary>
    public static void Write(FileInfo file, string content)
    {
        file.Directory!.Create();
        File.WriteAllText(file.FullName + ".part", content, new UTF8Encoding(false));
        File.Move(file.FullName + ".part", file.FullName, overwrite: true);
    }

    public static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}

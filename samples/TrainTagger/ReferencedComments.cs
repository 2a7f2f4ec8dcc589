using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>
/// Tagged comments whose texts may not be copied: the file of labels says where each text lies in the shared data (file,
/// record, UTF-16 start and length, hash) and what was marked in it.
/// </summary>
internal static class ReferencedComments
{
    /// <exception cref="InvalidDataException">A text is not where the labels say, or is another one.</exception>
    public static IReadOnlyList<TaggedText> Read(string labels, string shared)
    {
        var comments = new List<TaggedText>();
        var sources = new Dictionary<string, string[]>();
        foreach (var line in File.ReadLines(labels))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var id = root.GetProperty("id").GetString()!;
            var file = root.GetProperty("file").GetString()!;
            if (!sources.TryGetValue(file, out var records))
                sources[file] = records = Records(Path.Combine(shared, "data", file));
            var record = root.GetProperty("record").GetInt32();
            int start = root.GetProperty("start").GetInt32(), length = root.GetProperty("length").GetInt32();
            var text = record <= records.Length && start + length <= records[record - 1].Length ? records[record - 1].Substring(start, length) : "";
            if (Hash(text)[..16] != root.GetProperty("sha256").GetString())
                throw new InvalidDataException($"{labels}, {id}: record {record} of {file} is not the text that was tagged. Is the shared data another version?");
            comments.Add(new TaggedText(id, text, root.GetProperty("spans").EnumerateArray()
                .Select(s => new TagSpan(s[0].GetInt32(), s[1].GetInt32(), s[2].GetString()!)).ToArray()));
        }

        return comments;
    }

    /// <summary>Whole records of one source in which nothing was marked.</summary>
    /// <exception cref="InvalidDataException">The records are other ones than those that were read.</exception>
    public static IReadOnlyList<TaggedText> ReadWithoutTags(string list, string shared)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        var file = json.RootElement.GetProperty("file").GetString()!;
        var records = Records(Path.Combine(shared, "data", file));
        var texts = json.RootElement.GetProperty("records").EnumerateArray().Select(r => r.GetInt32())
            .Select(r => new TaggedText($"{file}:{r}", r <= records.Length ? records[r - 1] : "", [])).ToArray();
        if (Hash(string.Join('\n', texts.Select(t => t.Text))) != json.RootElement.GetProperty("sha256").GetString())
            throw new InvalidDataException($"{list}: the records of {file} are not the texts that were read. Is the shared data another version?");
        return texts;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string[] Records(string path) => Path.GetFileName(path) switch
    {
        "online_shopping_10_cats.csv.gz" => CsvFile.Read(path).Skip(1).Select(r => r[2]).ToArray(),
        "danmaku.tsv.gz" => TextFiles.Lines(path).Select(l => l.Split('\t')[^1]).ToArray(),
        _ => TextFiles.Lines(path).ToArray(),
    };
}

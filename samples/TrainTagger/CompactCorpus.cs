using System.IO.Compression;
using System.Text;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>
/// The unlabelled texts that the compact tagger's encoder reads, from the folder of shared data: shop reviews, live
/// comments, service dialogue, English requests. Read where they lie; none is copied into the repository.
/// </summary>
internal static class CompactCorpus
{
    public static IEnumerable<string> Read(string shared)
    {
        var data = Path.Combine(shared, "data");
        var reviews = Csv(Path.Combine(data, "reviews-zh", "online_shopping_10_cats.csv.gz")).Skip(1).Where(r => r.Length == 3).Select(r => r[2]);
        var kaola = File.ReadLines(Path.Combine(data, "reviews-zh", "kaola_ecommerce_comments.unlabelled.txt"));
        var live = Lines(Path.Combine(data, "danmaku-bilibili", "danmaku.tsv.gz")).Skip(1).Select(l => l.Split('\t')[^1]);
        var service = Lines(Path.Combine(data, "jddc-sample", "train.enc.gz")).SelectMany(l => l.Split(',')).Where(t => t.Length > 2).Distinct();
        var requests = Csv(Path.Combine(data, "bitext-intent", "train.csv")).Skip(1).Select(r => r[0]);
        return reviews.Concat(kaola).Concat(live).Concat(service).Concat(requests)
            .Select(t => t.Trim('\ufeff', ' ', '\t'))
            .Where(t => t.Length > 1);
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new StreamReader(new GZipStream(file, CompressionMode.Decompress))
            : new StreamReader(file);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    // Quoted fields, in which quotes are doubled and line breaks stand for themselves.
    private static IEnumerable<string[]> Csv(string path)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var line in Lines(path))
        {
            for (var i = 0; i < line.Length; i++)
            {
                if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                    field.Append(line[i++]);
                else if (line[i] == '"')
                    quoted = !quoted;
                else if (line[i] == ',' && !quoted)
                    Next();
                else
                    field.Append(line[i]);
            }

            if (quoted)
            {
                field.Append('\n');
                continue;
            }

            Next();
            yield return [.. fields];
            fields.Clear();
        }

        void Next()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}

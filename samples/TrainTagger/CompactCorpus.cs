namespace LiveAigc.Samples.TrainTagger;

/// <summary>
/// The unlabelled texts that the compact tagger's encoder reads: shop reviews, live comments, service dialogue and English
/// requests from the folder of shared data (read where they lie, none is copied), and the comments of this repository.
/// </summary>
internal static class CompactCorpus
{
    // The few texts in the register that counts most are read several times.
    private const int Repeats = 3;

    /// <param name="shared">The folder of shared data.</param>
    /// <param name="own">The repository's samples/data.</param>
    public static (IReadOnlyList<string> Distinct, IReadOnlyList<string> ForPretraining) Read(string shared, string own)
    {
        var data = Path.Combine(shared, "data");
        var texts = Reviews(data).Concat(LiveComments(data)).Concat(ServiceDialogue(data)).Concat(Requests(data))
            .Select(t => t.Trim('\ufeff', ' ', '\t')).Where(t => t.Length > 1).ToArray();
        var live = ((string[])["live-comments.jsonl", "live-comments-2.jsonl", "live-comments-3.jsonl"]).Select(f => Path.Combine(own, f));
        var close = TextFiles.Read([.. live, Path.Combine(data, "comment-tags", "train.jsonl")]).ToArray();
        return ([.. texts, .. close], [.. texts, .. Enumerable.Repeat(close, Repeats).SelectMany(o => o)]);
    }

    private static IEnumerable<string> Reviews(string data) =>
        CsvFile.Read(Path.Combine(data, "reviews-zh", "online_shopping_10_cats.csv.gz")).Skip(1).Where(r => r.Length == 3).Select(r => r[2])
            .Concat(TextFiles.Lines(Path.Combine(data, "reviews-zh", "kaola_ecommerce_comments.unlabelled.txt")));

    private static IEnumerable<string> LiveComments(string data) =>
        TextFiles.Lines(Path.Combine(data, "danmaku-bilibili", "danmaku.tsv.gz")).Skip(1).Select(l => l.Split('\t')[^1]);

    private static IEnumerable<string> ServiceDialogue(string data) =>
        TextFiles.Lines(Path.Combine(data, "jddc-sample", "train.enc.gz")).SelectMany(l => l.Split(',')).Where(t => t.Length > 2).Distinct();

    private static IEnumerable<string> Requests(string data) =>
        CsvFile.Read(Path.Combine(data, "bitext-intent", "train.csv")).Skip(1).Select(r => r[0]);
}

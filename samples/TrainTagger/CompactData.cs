using System.Security.Cryptography;
using System.Text;
using LiveAigc.Training;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>
/// The labelled comments of the compact tagger. The development texts, which choose the epoch, are a fixed part of the gold
/// clauses and of the repository's own live comments; the other hand's live comments only measure.
/// </summary>
internal sealed class CompactData
{
    public CompactData(string shared, string data)
    {
        var folder = Path.Combine(shared, "data", "comment-tags");
        var gold = TaggedTextFile.Read(Path.Combine(folder, "train.jsonl"));
        var live = ((string[])["live-comments.jsonl", "live-comments-2.jsonl", "live-comments-3.jsonl"]).SelectMany(f => TaggedTextFile.Read(Path.Combine(data, f))).ToArray();
        var real = ReferencedComments.Read(Path.Combine(data, "real-comment-labels.jsonl"), shared);
        RealDevelopment = gold.Where(t => IsKept(t.Text, 6)).ToArray();
        var liveKept = live.Where(t => IsKept(t.Text, 20)).ToArray();
        Development = [.. RealDevelopment, .. liveKept];
        LiveMeasure = TaggedTextFile.Read(Path.Combine(folder, "live-dev.jsonl"));

        // The same text must not teach and measure.
        var measured = Development.Concat(LiveMeasure).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        Train = gold.Concat(real).Concat(live).Where(t => !measured.Contains(t.Text)).DistinctBy(t => t.Text).ToArray();
    }

    public IReadOnlyList<TaggedText> Train { get; }

    public IReadOnlyList<TaggedText> Development { get; }

    public IReadOnlyList<TaggedText> RealDevelopment { get; }

    public IReadOnlyList<TaggedText> LiveMeasure { get; }

    // By the text's hash, so that no order of files decides what is kept.
    private static bool IsKept(string text, int oneIn) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[0] % oneIn == 0;
}

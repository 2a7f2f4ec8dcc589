using System.Security.Cryptography;
using System.Text;
using LiveAigc.Training;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>
/// The labelled comments of the compact tagger. The development texts, which choose the epoch, are a fixed part of the gold
/// clauses and of the comments written for this repository; the other hand's live comments only measure.
/// </summary>
internal sealed class CompactData
{
    private const string RealLabels = "real-comment-labels.jsonl", RealWithoutTags = "real-comments-without-tags.json";

    private static readonly string[] Written =
        ["live-comments.jsonl", "live-comments-2.jsonl", "live-comments-3.jsonl", "live-comments-4.jsonl", "english-reviews.jsonl", "live-chat.jsonl"];

    /// <summary>Files of the repository that were learnt from.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Written, RealLabels, RealWithoutTags];

    public CompactData(string shared, string data)
    {
        var folder = Path.Combine(shared, "data", "comment-tags");
        var gold = TaggedTextFile.Read(Path.Combine(folder, "train.jsonl"));
        var written = Written.SelectMany(f => TaggedTextFile.Read(Path.Combine(data, f))).ToArray();
        var real = ReferencedComments.Read(Path.Combine(data, RealLabels), shared)
            .Concat(ReferencedComments.ReadWithoutTags(Path.Combine(data, RealWithoutTags), shared));
        RealDevelopment = gold.Where(t => IsKept(t.Text, 6)).ToArray();
        var writtenKept = written.Where(t => IsKept(t.Text, 20)).ToArray();
        Development = [.. RealDevelopment, .. writtenKept];
        LiveMeasure = TaggedTextFile.Read(Path.Combine(folder, "live-dev.jsonl"));

        // The same text must not teach and measure.
        var measured = Development.Concat(LiveMeasure).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        Train = gold.Concat(real).Concat(written).Where(t => !measured.Contains(t.Text)).DistinctBy(t => t.Text).ToArray();
    }

    public IReadOnlyList<TaggedText> Train { get; }

    public IReadOnlyList<TaggedText> Development { get; }

    public IReadOnlyList<TaggedText> RealDevelopment { get; }

    public IReadOnlyList<TaggedText> LiveMeasure { get; }

    // By the text's hash, so that no order of files decides what is kept.
    private static bool IsKept(string text, int oneIn) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[0] % oneIn == 0;
}

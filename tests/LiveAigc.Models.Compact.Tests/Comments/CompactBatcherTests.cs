using System.Text.Json;
using LiveAigc.Tests;

namespace LiveAigc.Comments;

/// <summary>The shipped tagger behind a batcher: the same answers as alone, and little memory.</summary>
[NonParallelizable]
public class CompactBatcherTests
{
    private const int MostBytesAComment = 200;

    [Test]
    public async Task Many_callers_get_exactly_what_the_tagger_alone_gives()
    {
        RequireModel();
        LiveComment[] comments = [.. Bundled().Take(300)];
        using var tagger = CommentTagger.Load(CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory());
        await using var batcher = new CommentBatcher(tagger, new() { ConcurrentRuns = 2 });
        var answers = await Task.WhenAll(comments.Select(comment => batcher.TagAsync(comment).AsTask()));
        for (var i = 0; i < comments.Length; i++)
        {
            var alone = tagger.Tag([comments[i]])[0];
            Assert.That(answers[i] with { Spans = [] }, Is.EqualTo(alone with { Spans = [] }));
            Assert.That(answers[i].Spans, Is.EqualTo(alone.Spans), "to the last bit of every confidence");
        }
    }

    [Test]
    public async Task A_comment_allocates_little()
    {
        const int Together = 256; // waiting at a time, as in a rush
        RequireModel();
        var comments = Bundled().Take(Together * 3).Chunk(Together).ToArray();
        using var tagger = CommentTagger.Load(CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory());
        await using var batcher = new CommentBatcher(tagger, new() { ConcurrentRuns = 1 });
        var tasks = new ValueTask<CommentTags>[Together];
        long spans = 0, before = 0;
        const int Rounds = 8, Warm = 24;
        for (var round = 0; round < Rounds + Warm; round++)
        {
            // Every batch of a new size and length costs some memory once: by then most have come.
            if (round == Warm)
                (before, spans) = (GC.GetTotalAllocatedBytes(precise: true), 0);
            for (var i = 0; i < Together; i++)
            {
#pragma warning disable CA2012 // Each is awaited once, right below; a Task of it would be memory that is not the batcher's.
                tasks[i] = batcher.TagAsync(comments[round % comments.Length][i]);
#pragma warning restore CA2012
            }

            foreach (var task in tasks)
                spans += (await task).Spans.Count;
        }

        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)(Rounds * Together);
        TestContext.Out.WriteLine($"{bytes:F1} bytes a comment, {spans / (double)(Rounds * Together):F2} spans");
        Assert.That(bytes, Is.LessThanOrEqualTo(MostBytesAComment), "results included");
    }

    private static IEnumerable<LiveComment> Bundled() => File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "samples", "data", "live-comments.jsonl")).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return new LiveComment(json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("text").GetString()!);
    });

    private static void RequireModel()
    {
        if (!Directory.Exists(Path.Combine(SharedData.RepositoryRoot, "src", "LiveAigc.Models.Compact", "models", "comment-tagger")))
            Assert.Ignore("There is no trained tagger in src/LiveAigc.Models.Compact yet.");
    }
}

using System.Text.Json;
using LiveAigc.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace LiveAigc.Comments;

/// <summary>The comment tagger that is shipped, as an application gets it.</summary>
public class CompactTaggerTests
{
    private const long LargestModel = 12_000_000;

    [Test]
    public async Task OneLineAddsIt()
    {
        RequireModel();
        var services = new ServiceCollection();
        services.AddLiveAigc().AddCompactModels();
        await using var provider = services.BuildServiceProvider();
        var tagger = provider.GetRequiredService<ICommentTagger>();
        Assert.That(tagger.Tags, Is.EquivalentTo(CommentTag.ByPriority));
        Assert.That((await tagger.TagAsync("主播 这个多少钱？")).Intent, Is.EqualTo(CommentTag.Buy));
        Assert.That((await tagger.TagAsync("我要退货")).Intent, Is.EqualTo(CommentTag.Return));
        Assert.That((await tagger.TagAsync("哈喽主播")).Intent, Is.EqualTo(CommentTag.O));
        Assert.That((await tagger.TagAsync("how much is it")).Intent, Is.EqualTo(CommentTag.Buy));
    }

    [Test]
    public void WhatIsNotBesideTheApplicationIsNamed()
    {
        var refusal = Assert.Throws<ModelLoadException>(() => CompactModels.Find(Path.Combine(AppContext.BaseDirectory, "elsewhere"), "comment-tagger"));
        Assert.That(refusal!.Message, Does.Contain(Path.Combine("elsewhere", "models", "comment-tagger")).And.Contain("LiveAigc.Models.Compact"));
    }

    [Test]
    public void ItIsSmallAndSaysWhereItComesFrom()
    {
        RequireModel();
        Assert.That(new FileInfo(Path.Combine(CompactModels.CommentTaggerFolder, "model.onnx")).Length, Is.LessThanOrEqualTo(LargestModel));
        using var provenance = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(CompactModels.CommentTaggerFolder, "provenance.json")));
        Assert.That(provenance.RootElement.EnumerateObject(), Is.Not.Empty);
    }

    [Test]
    public void ABatchGivesExactlyWhatSinglesGive()
    {
        RequireModel();
        var path = SharedData.Require("data", "comment-tags", "live-dev.jsonl");
        LiveComment[] comments = [.. File.ReadLines(path).Select(Read)];
        using var tagger = CommentTagger.Load(CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory());
        var batch = tagger.Tag(comments);
        for (var i = 0; i < comments.Length; i++)
        {
            var single = tagger.Tag([comments[i]])[0];
            Assert.That(batch[i] with { Spans = [] }, Is.EqualTo(single with { Spans = [] }));
            Assert.That(batch[i].Spans, Is.EqualTo(single.Spans), "to the last bit of every confidence");
        }
    }

    [Test]
    public void AnyTextIsTagged()
    {
        RequireModel();
        using var tagger = CommentTagger.Load(CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory());
        foreach (var text in (string[])["", " ", "\ud83d", "\ude00\ud83d 退货", "😀😂🎉", new string('退', 10_000), new string('a', 10_000), "\0\u200d\uffff"])
        {
            var tags = tagger.Tag([new("1", text)])[0];
            Assert.That(tags.Spans.All(span => span.Start >= 0 && span.Start < span.End && span.End <= text.Length));
            Assert.That(tags.Confidence, Is.InRange(0, 1));
        }
    }

    private static LiveComment Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new(json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("text").GetString()!);
    }

    private static void RequireModel()
    {
        if (!Directory.Exists(Path.Combine(SharedData.RepositoryRoot, "src", "LiveAigc.Models.Compact", "models", "comment-tagger")))
            Assert.Ignore("There is no trained tagger in src/LiveAigc.Models.Compact yet.");
    }
}

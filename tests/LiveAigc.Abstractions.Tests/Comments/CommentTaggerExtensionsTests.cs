using System.Runtime.CompilerServices;

namespace LiveAigc.Comments;

public class CommentTaggerExtensionsTests
{
    [Test]
    public async Task OneCommentIsABatchOfOne()
    {
        var tagger = new EchoTagger();
        var options = new CommentTaggingOptions { MinConfidence = 0.5f };
        Assert.That((await tagger.TagAsync(new LiveComment("c1", "text"), options)).CommentId, Is.EqualTo("c1"));
        Assert.That(tagger.Calls.Single(), Is.EqualTo(1));
        Assert.That(tagger.LastOptions, Is.SameAs(options));
    }

    [Test]
    public async Task ABareTextHasNoId() => Assert.That((await new EchoTagger().TagAsync("text")).CommentId, Is.Empty);

    [TestCase(0, new int[0])]
    [TestCase(5, new[] { 3, 2 })]
    [TestCase(6, new[] { 3, 3 })]
    public async Task AStreamIsTaggedInBatchesAndKeepsItsOrder(int count, int[] calls)
    {
        var tagger = new EchoTagger();
        var ids = new List<string>();
        await foreach (var tags in tagger.TagAsync(Comments(count), batchSize: 3))
            ids.Add(tags.CommentId);
        Assert.That(ids, Is.EqualTo(Enumerable.Range(0, count).Select(i => $"{i}")));
        Assert.That(tagger.Calls, Is.EqualTo(calls));
    }

    [Test]
    public async Task CancellationEndsAStream()
    {
        using var source = new CancellationTokenSource();
        var seen = 0;
        Assert.That(
            async () =>
            {
                await foreach (var _ in new EchoTagger().TagAsync(Comments(1_000), batchSize: 1, cancellationToken: source.Token))
                {
                    if (++seen == 2)
                        await source.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(seen, Is.EqualTo(2));
    }

    [Test]
    public void MistakesHaveNames()
    {
        var tagger = new EchoTagger();
        Assert.That(async () => await tagger.TagAsync((string)null!), Throws.ArgumentNullException);
        Assert.That(async () => await tagger.TagAsync((LiveComment)null!), Throws.ArgumentNullException);
        Assert.That(async () => await tagger.TagAsync(Comments(1), batchSize: 0).GetAsyncEnumerator().MoveNextAsync(), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase(-0.1f)]
    [TestCase(1.1f)]
    [TestCase(float.NaN)]
    public void AThresholdIsAProbability(float threshold) =>
        Assert.That(() => new CommentTaggingOptions { MinConfidence = threshold }, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("give 0 to 1"));

    private static async IAsyncEnumerable<LiveComment> Comments(int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new($"{i}", "text");
        }
    }

    private sealed class EchoTagger : ICommentTagger
    {
        public List<int> Calls { get; } = [];

        public CommentTaggingOptions? LastOptions { get; private set; }

        public IReadOnlyList<string> Tags => [];

        public ValueTask<IReadOnlyList<CommentTags>> TagAsync(IReadOnlyList<LiveComment> comments, CommentTaggingOptions? options = null, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LastOptions = options;
            Calls.Add(comments.Count);
            return new([.. comments.Select(comment => new CommentTags(comment.Id, CommentTag.O, 1, []))]);
        }
    }
}

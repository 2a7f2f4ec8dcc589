namespace LiveAigc.Comments;

public class CommentTaggerTests
{
    private ClassifierFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new("O", "rate", "buy", "mine", "other");

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task SpansAreRangesOfTheOriginalText()
    {
        using var tagger = Load(FakeSession.ByToken(5, id => id == ClassifierFolder.IdOf("买") ? 2 : 0));
        var tags = await tagger.TagAsync(new LiveComment("c1", "  A😀买买 退"));
        Assert.That((tags.CommentId, tags.Intent, tags.Abstained), Is.EqualTo(("c1", "buy", false)));
        Assert.That(tags.Spans.Select(span => (span.Start, span.End, span.Tag)), Is.EqualTo(new[] { (5, 7, "buy") }));
        Assert.That(tags.Confidence, Is.EqualTo(tags.Spans[0].Confidence));
    }

    [Test]
    public async Task AWordSpeaksThroughItsFirstPiece()
    {
        // "abc" is one word of three pieces; the later ones claim another tag and are not heard.
        using var tagger = Load(FakeSession.ByToken(5, id => id == ClassifierFolder.IdOf("a") ? 1 : id == ClassifierFolder.IdOf("##b") ? 2 : 0));
        var tags = await tagger.TagAsync("x abc d");
        Assert.That(tags.Spans.Select(span => (span.Start, span.End, span.Tag)), Is.EqualTo(new[] { (2, 5, "rate") }));
    }

    [Test]
    public async Task TheIntentIsTheMostPressingTagAndOwnTagsComeAfter()
    {
        using var tagger = Load(FakeSession.ByToken(5, ByLetter));
        Assert.That((await tagger.TagAsync("a b c d")).Intent, Is.EqualTo("buy"));
        Assert.That((await tagger.TagAsync("a c d")).Intent, Is.EqualTo("rate"));
        Assert.That((await tagger.TagAsync("d c")).Intent, Is.EqualTo("mine"));
        Assert.That(tagger.Tags, Is.EqualTo(new[] { "rate", "buy", "mine", "other" }));
    }

    [Test]
    public async Task TheRankIsTheUsersToSay()
    {
        using var tagger = Load(FakeSession.ByToken(5, ByLetter), new() { Priority = ["other", "rate", "not in the model"] });
        Assert.That((await tagger.TagAsync("a b d")).Intent, Is.EqualTo("other"));
        Assert.That((await tagger.TagAsync("b a")).Intent, Is.EqualTo("rate"));
    }

    [Test]
    public async Task TheIntentIsAsSureAsItsSurestSpan()
    {
        using var tagger = Load((ids, position) => ids[position] switch
        {
            var id when id == ClassifierFolder.IdOf("b") => [0, 0, 1, 0, 0],
            var id when id == ClassifierFolder.IdOf("c") => [0, 0, 3, 0, 0],
            _ => [9, 0, 0, 0, 0],
        });
        var tags = await tagger.TagAsync("b a c");
        Assert.That(tags.Spans, Has.Count.EqualTo(2));
        Assert.That(tags.Confidence, Is.EqualTo(tags.Spans[1].Confidence));
        Assert.That(tags.Spans[0].Confidence, Is.LessThan(tags.Spans[1].Confidence));
    }

    [Test]
    public async Task WhatIsNotSureEnoughIsLeftOutAndSaid()
    {
        using var tagger = Load((ids, position) => ids[position] == ClassifierFolder.IdOf("a") ? [0, 1, 0, 0, 0] : ids[position] == ClassifierFolder.IdOf("b") ? [0, 0, 9, 0, 0] : [9, 0, 0, 0, 0]);
        var all = await tagger.TagAsync("a d b");
        var sure = await tagger.TagAsync("a d b", new() { MinConfidence = 0.9f });
        var none = await tagger.TagAsync("a d", new() { MinConfidence = 0.9f });
        Assert.That((all.Spans.Count, all.Abstained), Is.EqualTo((2, false)));
        Assert.That((sure.Spans.Count, sure.Abstained, sure.Intent), Is.EqualTo((1, true, "buy")));
        Assert.That((none.Spans.Count, none.Abstained, none.Intent), Is.EqualTo((0, true, "O")));
        Assert.That(none.Confidence, Is.GreaterThan(0.5f).And.LessThan(0.7f), "the mean probability of O over a doubtful and a sure word");
    }

    [Test]
    public async Task TheModelsOwnConfidenceHoldsUnlessTheCallerSaysOtherwise()
    {
        var config = File.ReadAllText(_folder.PathOf("config.json"));
        _folder.Write("config.json", config.Replace("\"model_type\"", "\"min_span_confidence\": 0.9, \"model_type\"", StringComparison.Ordinal));
        using var tagger = Load((ids, position) => ids[position] == ClassifierFolder.IdOf("a") ? [0, 1, 0, 0, 0] : ids[position] == ClassifierFolder.IdOf("b") ? [0, 0, 9, 0, 0] : [9, 0, 0, 0, 0]);
        var own = await tagger.TagAsync("a d b");
        var all = await tagger.TagAsync("a d b", new() { MinConfidence = 0 });
        Assert.That((own.Spans.Count, own.Abstained), Is.EqualTo((1, true)));
        Assert.That((all.Spans.Count, all.Abstained), Is.EqualTo((2, false)));
    }

    [TestCase("1.5")]
    [TestCase("\"much\"")]
    public void AConfidenceThatIsNoneIsRefused(string value)
    {
        var config = File.ReadAllText(_folder.PathOf("config.json"));
        _folder.Write("config.json", config.Replace("\"model_type\"", $"\"min_span_confidence\": {value}, \"model_type\"", StringComparison.Ordinal));
        Assert.That(() => Load((_, _) => [9, 0, 0, 0, 0]), Throws.InstanceOf<ModelLoadException>().With.Message.Contains("min_span_confidence is no probability"));
    }

    [TestCase("")]
    [TestCase("   \t\n")]
    [TestCase("\u200d\ufeff")]
    public async Task ATextWithoutWordsNeedsNoModel(string text)
    {
        var session = new FakeSession { Logits = FakeSession.ByToken(5, _ => 1), Outputs = Known };
        using var tagger = CommentTagger.Load(_folder.Root, session);
        var tags = await tagger.TagAsync(text);
        Assert.That((tags.Intent, tags.Confidence, tags.Spans.Count, tags.Abstained), Is.EqualTo(("O", 1f, 0, false)));
        Assert.That(session.Runs, Is.Empty);
    }

    [TestCase("😀", 0, 2)]
    [TestCase("😀😀", 0, 4)]
    [TestCase("a 🎉", 2, 4)]
    public async Task EmojiAreTextLikeAnyOther(string text, int start, int end)
    {
        using var tagger = Load(FakeSession.ByToken(5, id => id == ClassifierFolder.IdOf("a") ? 0 : 2));
        var tags = await tagger.TagAsync(text);
        Assert.That((tags.Spans[0].Start, tags.Spans[^1].End), Is.EqualTo((start, end)));
    }

    [Test]
    public async Task HalvesOfASurrogatePairDoNoHarm()
    {
        using var tagger = Load(FakeSession.ByToken(5, id => id == ClassifierFolder.IdOf("买") ? 2 : 0));
        foreach (var half in (string[])["\ud83d", "\ude00", "\ude00\ud83d"])
        {
            Assert.That((await tagger.TagAsync(half)).Intent, Is.EqualTo("O"));
            var text = $"{half}买{half} 买{half}";
            var spans = (await tagger.TagAsync(text)).Spans;
            Assert.That(spans.Select(span => text[span.Start..span.End]), Is.All.Contains("买"));
            Assert.That(spans[^1].End, Is.EqualTo((2 * half.Length) + 3));
        }
    }

    [Test]
    public async Task Cancelled()
    {
        using var tagger = Load(FakeSession.ByToken(5, _ => 0));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var call = tagger.TagAsync([new("1", "a")], null, cancelled.Token);
        Assert.That(call.IsCanceled);
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void CancellationReachesTheRunningModel([Values] bool offload)
    {
        using var source = new CancellationTokenSource();
        var session = new FakeSession { Logits = FakeSession.ByToken(5, _ => 0), Outputs = Known };
        using var tagger = CommentTagger.Load(_folder.Root, session, new() { Offload = offload });
        session.Running = token =>
        {
            Assert.That(token.CanBeCanceled);
            source.Cancel();
            Assert.That(token.IsCancellationRequested, "the model sees the caller's token");
        };
        Assert.That(async () => await tagger.TagAsync(new LiveComment("1", "a"), null, source.Token), Throws.InstanceOf<OperationCanceledException>());
        session.Running = null;
        Assert.That(async () => (await tagger.TagAsync("a")).Intent, Is.EqualTo("O"), "the tagger goes on");
    }

    [Test]
    public void TheCallingThreadWorksUnlessToldOtherwise([Values] bool offload)
    {
        var worker = 0;
        var session = new FakeSession { Logits = FakeSession.ByToken(5, _ => 0), Outputs = Known, Running = _ => worker = Environment.CurrentManagedThreadId };
        using var tagger = CommentTagger.Load(_folder.Root, session, new() { Offload = offload });
        var call = tagger.TagAsync([new("1", "a")]);
        if (!offload)
            Assert.That(call.IsCompletedSuccessfully);
        call.AsTask().GetAwaiter().GetResult();
        Assert.That(worker, offload ? Is.Not.EqualTo(Environment.CurrentManagedThreadId) : Is.EqualTo(Environment.CurrentManagedThreadId));
    }

    [Test]
    public void AModelThatFailsFailsTheCall()
    {
        using var tagger = Load(FakeSession.ByToken(5, _ => 0), running: _ => throw new ModelRunException("broken"));
        var call = tagger.TagAsync([new("1", "a")]);
        Assert.That(call.IsFaulted);
        Assert.That(async () => await call, Throws.TypeOf<ModelRunException>().With.Message.EqualTo("broken"));
    }

    [TestCase(float.NaN)]
    [TestCase(float.PositiveInfinity)]
    public void LogitsThatAreNoNumbersAreRefused(float logit)
    {
        using var tagger = Load((_, _) => [0, logit, 0, 0, 0]);
        Assert.That(() => tagger.Tag([new("1", "a")]), Throws.TypeOf<ModelRunException>().With.Message.Contains("float32"));
    }

    [Test]
    public void MistakesOfTheCallerHaveNames()
    {
        using var tagger = Load(FakeSession.ByToken(5, _ => 0));
        Assert.That(() => tagger.Tag(null!), Throws.ArgumentNullException);
        Assert.That(() => tagger.Tag([new("1", "a"), null!]), Throws.ArgumentException.With.Message.Contains("Comment 1 "));
        Assert.That(() => tagger.Tag([new("1", null!)]), Throws.ArgumentException);
        Assert.That(() => new CommentTaggerOptions { Priority = ["a", "a"] }, Throws.ArgumentException);
        Assert.That(() => new CommentTaggerOptions { MaxTokens = 15 }, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("MaxTokens"));
        Assert.That(() => new CommentTaggerOptions { MaxBatchTokens = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("MaxBatchTokens"));
        Assert.That(() => new CommentTaggerOptions { ModelFile = " " }, Throws.ArgumentException);
    }

    [Test]
    public void DisposingDisposesTheModel()
    {
        var session = new FakeSession { Logits = FakeSession.ByToken(5, _ => 0), Outputs = Known };
        var tagger = CommentTagger.Load(_folder.Root, session);
        tagger.Dispose();
        Assert.That(session.IsDisposed);
        Assert.That(() => tagger.Tag([]), Throws.TypeOf<ObjectDisposedException>());
    }

    private static TensorSpec[] Known => [new("logits", TensorElementType.Float32, [-1, -1, 5])];

    private static int ByLetter(long id) => ClassifierFolder.Vocabulary[id] switch { "a" => 1, "b" => 2, "c" => 3, "d" => 4, _ => 0 };

    private CommentTagger Load(Func<long[], int, float[]> logits, CommentTaggerOptions? options = null, Action<CancellationToken>? running = null) =>
        CommentTagger.Load(_folder.Root, new FakeSession { Logits = logits, Outputs = Known, Running = running }, options);
}

namespace LiveAigc.Comments;

public class CommentTaggerBatchTests
{
    private ClassifierFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new(); // O, A, B; rows of up to 64 tokens

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void WithoutExactnessRowsArePaddedToSixteens()
    {
        var session = Session(FakeSession.ByToken(3, _ => 0));
        using var tagger = CommentTagger.Load(_folder.Root, session, new() { ExactBatches = false });
        tagger.Tag([Comment(1), Comment(20), Comment(14), Comment(15), Comment(62), Comment(47), Comment(0)]);
        Assert.That(session.Runs, Is.EquivalentTo(new[] { (2, 16), (2, 32), (2, 64) }));
    }

    [Test]
    public void RowsHaveNoPaddingAndOnlyEqualOnesShareARun()
    {
        var session = Session(FakeSession.ByToken(3, _ => 0));
        using var tagger = CommentTagger.Load(_folder.Root, session);
        tagger.Tag([Comment(7), Comment(20), Comment(7)]);
        tagger.Tag([Comment(7), Comment(20), Comment(7)]);
        Assert.That(session.Runs.TakeLast(2), Is.EqualTo(new[] { (2, 9), (1, 22) }));
    }

    [Test]
    public void ARowIsNeverLongerThanTheModelTakes()
    {
        _folder.Write("tokenizer_config.json", """{ "model_max_length": 50 }""");
        var session = Session(FakeSession.ByToken(3, _ => 0));
        using var tagger = CommentTagger.Load(_folder.Root, session, new() { ExactBatches = false });
        tagger.Tag([Comment(47)]);
        Assert.That((tagger.MaxTokens, session.Runs[0].Length), Is.EqualTo((50, 50)));
    }

    [TestCase(1_000_000_000_000d)]
    [TestCase(1e30)]
    public void AMaximumThatIsNoneIsPassedOver(double maximum)
    {
        _folder.Write("tokenizer_config.json", FormattableString.Invariant($$"""{ "model_max_length": {{maximum:F0}} }"""));
        using var tagger = CommentTagger.Load(_folder.Root, Session(FakeSession.ByToken(3, _ => 0)));
        Assert.That(tagger.MaxTokens, Is.EqualTo(64));
    }

    [Test]
    public void TheOptionLowersTheMaximum()
    {
        using var lower = CommentTagger.Load(_folder.Root, Session(FakeSession.ByToken(3, _ => 0)), new() { MaxTokens = 20 });
        using var higher = CommentTagger.Load(_folder.Root, Session(FakeSession.ByToken(3, _ => 0)), new() { MaxTokens = 200 });
        Assert.That((lower.MaxTokens, higher.MaxTokens), Is.EqualTo((20, 64)));
    }

    [Test]
    public void RunsStayWithinTheirTokens()
    {
        var session = Session(FakeSession.ByToken(3, _ => 0));
        using var tagger = CommentTagger.Load(_folder.Root, session, new() { ExactBatches = false, MaxBatchTokens = 50 });
        tagger.Tag([.. Enumerable.Range(0, 7).Select(_ => Comment(5)), Comment(60)]);
        Assert.That(session.Runs, Is.EquivalentTo(new[] { (3, 16), (3, 16), (1, 16), (1, 64) }));
    }

    [Test]
    public void ResultsKeepTheOrderOfTheComments()
    {
        using var tagger = CommentTagger.Load(_folder.Root, Session(ByLetter()), new() { MaxBatchTokens = 64 });
        var random = new Random(1);
        LiveComment[] comments = [.. Enumerable.Range(0, 500).Select(i => Comment(random.Next(0, 90), random, $"c{i}"))];
        AssertTaggedByLetter(tagger.Tag(comments), comments);
    }

    [Test]
    public void LongTextsAreReadToTheirEnd([Values(63, 64, 100, 1000, 10_000)] int words)
    {
        var session = Session(ByLetter());
        using var tagger = CommentTagger.Load(_folder.Root, session);
        LiveComment[] comments = [Comment(words, new(words))];
        AssertTaggedByLetter(tagger.Tag(comments), comments);
        Assert.That(session.Runs.Select(run => run.Length), Is.All.EqualTo(64));
    }

    [Test]
    public void ALongTextWithoutSpacesIsReadToItsEnd()
    {
        using var tagger = CommentTagger.Load(_folder.Root, Session(FakeSession.ByToken(3, id => id == ClassifierFolder.IdOf("退") ? 1 : 0)));
        var text = new string('买', 9_999) + "退";
        Assert.That(tagger.Tag([new("1", text)])[0].Spans.Select(span => (span.Start, span.End)), Is.EqualTo(new[] { (9_999, 10_000) }));
        Assert.That(tagger.Tag([new("1", new string('a', 10_000))])[0].Spans, Is.Empty, "one unknown word");
    }

    [Test]
    public void ModelsThatLookAcrossRowsGetOneAtATime()
    {
        // As in dynamic int8: every logit depends on the whole run.
        var rows = 0;
        var session = new FakeSession { Logits = (ids, position) => [rows, ids[position], 0], Outputs = Known };
        session.Running = _ => rows = session.Runs[^1].Rows;
        using var exact = CommentTagger.Load(_folder.Root, session);
        exact.Tag([Comment(3), Comment(3), Comment(3)]);
        Assert.That(session.Runs, Is.EqualTo(new[] { (3, 5), (1, 5), (1, 5), (1, 5), (1, 5) }), "a trial of two runs, then each comment");

        var before = session.Runs.Count;
        exact.Tag([Comment(4), Comment(4)]);
        Assert.That(session.Runs.Skip(before), Is.EqualTo(new[] { (1, 6), (1, 6) }), "tried out once for like lengths");
    }

    [Test]
    public void WhetherRowsMayShareARunIsTriedOutOnceForLikeLengths()
    {
        var session = Session(FakeSession.ByToken(3, _ => 0));
        using var tagger = CommentTagger.Load(_folder.Root, session);
        tagger.Tag([Comment(3)]);
        Assert.That(session.Runs, Is.EqualTo(new[] { (1, 5) }), "one comment needs no trial");
        tagger.Tag([Comment(3), Comment(3)]);
        tagger.Tag([Comment(4), Comment(4), Comment(4)]);
        Assert.That(session.Runs.Skip(1), Is.EqualTo(new[] { (3, 5), (1, 5), (1, 5), (2, 5), (3, 6) }));
    }

    [Test]
    public void AModelOfOneRowGetsOneRow()
    {
        TensorSpec[] one = [FakeSession.Ids with { Shape = [1, -1] }, FakeSession.Mask with { Shape = [1, -1] }];
        var session = new FakeSession { Logits = ByLetter(), Inputs = one, Outputs = Known };
        using var tagger = CommentTagger.Load(_folder.Root, session, new() { ExactBatches = false });
        LiveComment[] comments = [Comment(3), Comment(4)];
        AssertTaggedByLetter(tagger.Tag(comments), comments);
        Assert.That(session.Runs, Is.EqualTo(new[] { (1, 16), (1, 16) }));
    }

    [Test]
    public void AModelOfOneLengthGetsThatLength()
    {
        TensorSpec[] fixedLength = [FakeSession.Ids with { Shape = [-1, 40] }, FakeSession.Mask with { Shape = [-1, 40] }];
        var session = new FakeSession { Logits = ByLetter(), Inputs = fixedLength, Outputs = Known };
        using var tagger = CommentTagger.Load(_folder.Root, session);
        LiveComment[] comments = [Comment(3), Comment(100, new(3))];
        AssertTaggedByLetter(tagger.Tag(comments), comments);
        Assert.That(session.Runs.Select(run => run.Length), Is.All.EqualTo(40));
        Assert.That(tagger.MaxTokens, Is.EqualTo(40));
    }

    [Test]
    public void NarrowInputsAndHalfLogits()
    {
        TensorSpec[] narrow = [FakeSession.Ids with { ElementType = TensorElementType.Int32 }, FakeSession.Mask with { ElementType = TensorElementType.Int32 }];
        var session = new FakeSession { Logits = ByLetter(), Inputs = narrow, Outputs = [new("scores", TensorElementType.Float16, [-1, -1, 3])] };
        using var tagger = CommentTagger.Load(_folder.Root, session);
        LiveComment[] comments = [Comment(30, new(1)), Comment(100, new(2))];
        AssertTaggedByLetter(tagger.Tag(comments), comments);
    }

    [Test]
    public void CallsSideBySideDoNotMix()
    {
        using var tagger = CommentTagger.Load(_folder.Root, Session(ByLetter()));
        Parallel.For(0, 50, i =>
        {
            LiveComment[] comments = [.. Enumerable.Range(0, 10).Select(j => Comment((i + j) * 7 % 150, new((i * 10) + j)))];
            AssertTaggedByLetter(tagger.Tag(comments), comments);
        });
    }

    [Test]
    public void ALaterCallAllocatesLittleMoreThanItsResults()
    {
        var session = new QuietSession();
        using var tagger = CommentTagger.Load(_folder.Root, session);
        LiveComment[] comments = [.. Enumerable.Range(0, 32).Select(i => Comment(10, null, $"{i}"))];
        tagger.Tag(comments);
        var before = GC.GetAllocatedBytesForCurrentThread();
        tagger.Tag(comments);
        var perComment = (GC.GetAllocatedBytesForCurrentThread() - before) / comments.Length;
        Assert.That(perComment, Is.LessThan(200), "a result and its place in the list, without spans");
    }

    private static TensorSpec[] Known => [new("logits", TensorElementType.Float32, [-1, -1, 3])];

    private static FakeSession Session(Func<long[], int, float[]> logits) => new() { Logits = logits, Outputs = Known };

    // a, c, e, … say A; b, d, f, … say B; the rest nothing.
    private static Func<long[], int, float[]> ByLetter() => FakeSession.ByToken(3, id => id is >= 5 and < 15 ? (int)(1 + ((id - 5) % 2)) : 0);

    // So many words of one letter each, every third of them an unknown one.
    private static LiveComment Comment(int words, Random? random = null, string id = "1") =>
        new(id, string.Join(' ', Enumerable.Range(0, words).Select(i => i % 3 == 2 ? "?" : $"{(char)('a' + (random?.Next(10) ?? 0))}")));

    private static void AssertTaggedByLetter(IReadOnlyList<CommentTags> results, LiveComment[] comments)
    {
        Assert.That(results.Select(tags => tags.CommentId), Is.EqualTo(comments.Select(comment => comment.Id)));
        for (var i = 0; i < comments.Length; i++)
        {
            var text = comments[i].Text;
            var said = new char[text.Length];
            Array.Fill(said, '-');
            foreach (var span in results[i].Spans)
                said.AsSpan(span.Start, span.Length).Fill(span.Tag[0]);
            for (var at = 0; at < text.Length; at += 2)
                Assert.That(said[at], Is.EqualTo(text[at] is >= 'a' and <= 'j' ? (text[at] - 'a') % 2 == 0 ? 'A' : 'B' : '-'), $"character {at} of comment {i}");
        }
    }

    /// <summary>Says nothing and allocates nothing.</summary>
    private sealed class QuietSession : IModelSession, IModelSessionFactory
    {
        public IReadOnlyList<TensorSpec> Inputs { get; } = [FakeSession.Ids, FakeSession.Mask];

        public IReadOnlyList<TensorSpec> Outputs { get; } = Known;

        public IModelSession Load(string path) => this;

        public void Run(ReadOnlySpan<NamedTensor> inputs, Span<NamedTensor> outputs, CancellationToken cancellationToken = default)
        {
            var logits = ((TensorBuffer<float>)outputs[0].Value!).Memory.Span;
            for (var i = 0; i < logits.Length; i++)
                logits[i] = i % 3 == 0 ? 9 : 0;
        }

        public void Dispose()
        {
        }
    }
}

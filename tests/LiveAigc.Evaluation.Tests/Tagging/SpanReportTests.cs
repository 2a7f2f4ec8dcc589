namespace LiveAigc.Evaluation.Tests;

public class SpanReportTests
{
    private static readonly TagSpan[][] Gold =
    [
        [new(0, 4, "buy"), new(5, 9, "complain")],
        [new(2, 6, "return")],
        [],
        [new(0, 3, "buy")],
    ];

    private static readonly TagSpan[][] Predicted =
    [
        [new(0, 4, "buy"), new(5, 8, "complain")],
        [new(2, 6, "complain")],
        [new(0, 2, "rate")],
        [new(0, 3, "buy")],
    ];

    [Test]
    public void Strict_counts_only_equal_start_end_and_tag()
    {
        var report = SpanReport.Compute(Gold, Predicted);
        Assert.Multiple(() =>
        {
            Assert.That(report.Tags, Is.EqualTo(new LabelScore[]
            {
                new("buy", 2, 2, 2), new("complain", 0, 2, 1), new("rate", 0, 1, 0), new("return", 0, 0, 1),
            }));
            // 2 of 5 predicted, 2 of 4 gold.
            Assert.That(report.Micro.Precision, Is.EqualTo(0.4).Within(1e-12));
            Assert.That(report.Micro.Recall, Is.EqualTo(0.5).Within(1e-12));
            Assert.That(report.Micro.F1, Is.EqualTo(4 / 9.0).Within(1e-12));
            Assert.That(report.Macro.F1, Is.EqualTo(0.25).Within(1e-12));
            Assert.That(report.Weighted.F1, Is.EqualTo(0.5).Within(1e-12));
            Assert.That(report.Micro.Support, Is.EqualTo(4));
            Assert.That(report["rate"].Recall, Is.Zero);
            Assert.That(report["return"].Precision, Is.Zero);
            Assert.That(report["never seen"].F1, Is.Zero);
        });
    }

    [Test]
    public void Soft_takes_a_span_that_shares_half_of_the_union()
    {
        var report = SpanReport.Compute(Gold, Predicted, SpanMatching.Soft);
        Assert.That(report["complain"], Is.EqualTo(new LabelScore("complain", 1, 2, 1)));
        Assert.That(report.Micro.F1, Is.EqualTo(6 / 9.0).Within(1e-12));
    }

    [TestCase(0, 4, 1)]
    [TestCase(0, 2, 1, Description = "exactly half")]
    [TestCase(0, 1, 0)]
    [TestCase(2, 6, 0, Description = "2 of 6")]
    [TestCase(1, 5, 1, Description = "3 of 5")]
    [TestCase(0, 8, 1, Description = "4 of 8")]
    [TestCase(0, 9, 0, Description = "4 of 9")]
    [TestCase(4, 8, 0)]
    public void Soft_border(int start, int end, int correct)
    {
        var report = SpanReport.Compute([[new(0, 4, "buy")]], [[new(start, end, "buy")]], SpanMatching.Soft);
        Assert.That(report["buy"].Correct, Is.EqualTo(correct));
    }

    [Test]
    public void Soft_matches_one_to_one()
    {
        TagSpan[][] whole = [[new(0, 4, "buy")]];
        TagSpan[][] halves = [[new(0, 2, "buy"), new(2, 4, "buy")]];
        Assert.That(SpanReport.Compute(whole, halves, SpanMatching.Soft)["buy"], Is.EqualTo(new LabelScore("buy", 1, 2, 1)));
        Assert.That(SpanReport.Compute(halves, whole, SpanMatching.Soft)["buy"], Is.EqualTo(new LabelScore("buy", 1, 1, 2)));
    }

    [Test]
    public void Soft_equals_the_largest_matching_on_random_spans()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            TagSpan[] gold = RandomSpans(random), predicted = RandomSpans(random);
            var correct = SpanReport.Compute([gold], [predicted], SpanMatching.Soft).Tags.Sum(t => t.Correct);
            Assert.That(correct, Is.EqualTo(LargestMatching(gold, predicted, 0, 0)), $"{string.Join(' ', gold)} / {string.Join(' ', predicted)}");
        }
    }

    [Test]
    public void Order_within_a_document_does_not_matter()
    {
        TagSpan[][] reversed = [.. Predicted.Select(spans => spans.Reverse().ToArray())];
        Assert.That(SpanReport.Compute(Gold, reversed).ToText(), Is.EqualTo(SpanReport.Compute(Gold, Predicted).ToText()));
    }

    [Test]
    public void Nothing_to_compare_scores_zero()
    {
        var empty = SpanReport.Compute([], []);
        var silent = SpanReport.Compute(Gold, [[], [], [], []]);
        var noise = SpanReport.Compute([[], [], [], []], Predicted);
        Assert.Multiple(() =>
        {
            Assert.That(empty.Tags, Is.Empty);
            Assert.That(empty.Micro, Is.EqualTo(default(AverageScore)));
            Assert.That(empty.Macro, Is.EqualTo(default(AverageScore)));
            Assert.That(silent.Micro, Is.EqualTo(new AverageScore(0, 0, 0, 4)));
            Assert.That(noise.Weighted, Is.EqualTo(default(AverageScore)));
            Assert.That(noise["buy"], Is.EqualTo(new LabelScore("buy", 0, 2, 0)));
        });
    }

    [TestCase(3, 3, "buy", "0 <= Start < End")]
    [TestCase(-1, 3, "buy", "0 <= Start < End")]
    [TestCase(1, 3, "", "no tag")]
    [TestCase(1, 3, "O", "outside every span")]
    [TestCase(5, 8, "rate", "overlaps")]
    public void A_bad_span_is_named(int start, int end, string tag, string why)
    {
        TagSpan[][] bad = [[], [new(4, 6, "buy"), new(start, end, tag)]];
        var asGold = Assert.Throws<ArgumentException>(() => SpanReport.Compute(bad, [[], []]));
        var asPredicted = Assert.Throws<ArgumentException>(() => SpanReport.Compute([[], []], bad));
        Assert.Multiple(() =>
        {
            Assert.That(asGold.Message, Does.Contain(why).And.Contain("Item 1"));
            Assert.That(asGold.ParamName, Is.EqualTo("gold"));
            Assert.That(asPredicted.ParamName, Is.EqualTo("predicted"));
        });
    }

    [Test]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SpanReport.Compute([[]], []));
        Assert.Throws<ArgumentNullException>(() => SpanReport.Compute(null!, []));
        Assert.Throws<ArgumentException>(() => SpanReport.Compute([null!], [[]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpanReport.Compute([], [], (SpanMatching)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpanReport.Compute([], []).ToText(10));
    }

    [Test]
    public void Text_has_a_micro_average() => Assert.That(SpanReport.Compute(Gold, Predicted).ToText(), Is.EqualTo(
        """
                      precision    recall  f1-score   support

                 buy       1.00      1.00      1.00         2
            complain       0.00      0.00      0.00         1
                rate       0.00      0.00      0.00         0
              return       0.00      0.00      0.00         1

           micro avg       0.40      0.50      0.44         4
           macro avg       0.25      0.25      0.25         4
        weighted avg       0.50      0.50      0.50         4

        """));

    private static TagSpan[] RandomSpans(Random random)
    {
        var spans = new List<TagSpan>();
        for (var at = random.Next(3); at < 16; at += random.Next(2))
        {
            var end = at + random.Next(1, 6);
            spans.Add(new(at, end, random.Next(4) == 0 ? "b" : "a"));
            at = end;
        }

        return [.. spans];
    }

    // By trying everything: each gold span takes each free partner or none.
    private static int LargestMatching(TagSpan[] gold, TagSpan[] predicted, int at, int taken)
    {
        if (at == gold.Length)
            return 0;
        var best = LargestMatching(gold, predicted, at + 1, taken);
        for (var i = 0; i < predicted.Length; i++)
        {
            var share = gold[at].OverlapWith(predicted[i]);
            var union = gold[at].Length + predicted[i].Length - share;
            if ((taken & (1 << i)) == 0 && gold[at].Tag == predicted[i].Tag && share / (double)union >= 0.5)
                best = Math.Max(best, 1 + LargestMatching(gold, predicted, at + 1, taken | (1 << i)));
        }

        return best;
    }
}

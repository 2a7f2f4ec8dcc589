namespace LiveAigc.Evaluation.Tests.Reports;

public class ReportComparisonTests
{
    [Test]
    public void Gain_loss_and_luck_are_told_apart()
    {
        var before = EvaluationReportTests.Items(400, 0.5, 1);
        var comparison = ReportComparison.Compare(
            Report(Figure("up", before), Figure("down", before), Figure("luck", before), Figure("error", before) with { HigherIsBetter = false }, new("gone", 1)),
            Report(
                Figure("up", Change(before, 0, 60)), Figure("down", Change(before, 60, 0)), Figure("luck", Change(before, 3, 5)),
                Figure("error", Change(before, 0, 60)) with { HigherIsBetter = false }, new("new", 1)));
        Assert.That(comparison.Figures.Select(f => f.Verdict), Is.EqualTo(new[] { FigureVerdict.Better, FigureVerdict.Worse, FigureVerdict.Undecided, FigureVerdict.Worse }));
        Assert.That(comparison.OnlyInA, Is.EqualTo(new[] { "gone" }));
        Assert.That(comparison.OnlyInB, Is.EqualTo(new[] { "new" }));
        Assert.That(comparison.ToMarkdown(), Does.Contain("| better |").And.Contain("No longer measured: gone.").And.Contain("New: new."));
        Assert.That(comparison.ToHtml(), Does.Contain("class=\"other\"").And.Contain("may be luck"));
    }

    [Test]
    public void Without_documents_scores_nothing_is_claimed()
    {
        var comparison = ReportComparison.Compare(Report(new EvaluationFigure("BLEU", 20)), Report(new EvaluationFigure("BLEU", 30)));
        Assert.That(comparison.Figures.Single().Verdict, Is.EqualTo(FigureVerdict.Unknown));
        var same = ReportComparison.Compare(Report(new EvaluationFigure("BLEU", 20)), Report(new EvaluationFigure("BLEU", 20)));
        Assert.That(same.ToMarkdown(), Does.Contain("| no change |"));
    }

    [Test]
    public void What_is_below_zero_has_no_bar()
    {
        var page = ReportComparison.Compare(Report(new EvaluationFigure("KID", -0.5)), Report(new EvaluationFigure("KID", 0.5))).ToHtml();
        Assert.That(page, Does.Contain("width=\"0.0\"").And.Not.Contain("width=\"-"));
    }

    [Test]
    public void Different_data_are_not_compared()
    {
        Assert.That(
            () => ReportComparison.Compare(Report() with { DataSha256 = "a" }, Report() with { DataSha256 = "b" }),
            Throws.ArgumentException.With.Message.Contains("different data"));
        Assert.That(
            () => ReportComparison.Compare(Report(Figure("x", EvaluationReportTests.Items(3, 1, 1))), Report(Figure("x", EvaluationReportTests.Items(4, 1, 1)))),
            Throws.ArgumentException.With.Message.Contains("3 documents"));
    }

    // All 2⁵ swaps of five documents that differ in one direction: two of them are as far apart as was seen.
    [Test]
    public void Randomisation_finds_the_exact_probability()
    {
        ScoredItem[] a = [new(0, 1), new(0, 1), new(0, 1), new(0, 1), new(0, 1)];
        ScoredItem[] b = [new(1, 1), new(1, 1), new(1, 1), new(1, 1), new(1, 1)];
        var test = ApproximateRandomization.OfItems(a, b, seed: 3, samples: 40_000);
        Assert.That(test.PValue, Is.EqualTo(2 / 32.0).Within(0.004));
        Assert.That(test.Difference, Is.EqualTo(1));
        Assert.That(ApproximateRandomization.OfItems(a, a, 1).PValue, Is.EqualTo(1));
    }

    [Test]
    public void It_judges_spans()
    {
        TagSpan[][] gold = [.. Enumerable.Range(0, 60).Select(_ => new TagSpan[] { new(0, 2, "a") })];
        TagSpan[][] poor = [.. gold.Select((g, i) => i % 2 == 0 ? g : [])];
        Assert.That(ApproximateRandomization.Compute(gold, poor, gold, seed: 1).PValue, Is.LessThan(0.001));
        Assert.That(ApproximateRandomization.Compute(gold, poor, gold, seed: 1).A, Is.EqualTo(SpanReport.Compute(gold, poor).Micro.F1).Within(1e-12));
    }

    [Test]
    public void A_gate_lets_through_what_keeps_its_rules()
    {
        var baseline = Report(new EvaluationFigure("span F1", 0.64), new EvaluationFigure("FID", 20) { HigherIsBetter = false });
        var report = Report(new EvaluationFigure("span F1", 0.62), new EvaluationFigure("FID", 21) { HigherIsBetter = false });
        Assert.That(EvaluationGate.Check(report, baseline, new GateRule("span F1") { MostLoss = 0.03, Least = 0.6 }, new GateRule("FID") { MostLoss = 1 }), Is.Empty);
        Assert.That(EvaluationGate.Check(report, baseline, new GateRule("span F1") { MostLoss = 0.01 }), Is.EqualTo(new[] { "span F1 went from 0.6400 to 0.6200: worse by 0.0200, more than 0.01." }));
        Assert.That(EvaluationGate.Check(report, baseline, new GateRule("FID") { MostLoss = 0.5, Most = 20 }), Has.Count.EqualTo(2));
        Assert.That(EvaluationGate.Check(Report(new EvaluationFigure("x", double.NaN)), null, new GateRule("x") { Least = 0 }), Has.Count.EqualTo(1).And.All.Contains("no number"));
    }

    [Test]
    public void A_gate_that_checks_nothing_is_refused()
    {
        Assert.That(() => EvaluationGate.Check(Report(), null), Throws.ArgumentException.With.Message.Contains("without a rule"));
        Assert.That(() => EvaluationGate.Check(Report(), null, new GateRule("x") { Least = 1 }), Throws.ArgumentException.With.Message.Contains("no figure \"x\""));
        Assert.That(() => EvaluationGate.Check(Report(new EvaluationFigure("x", 1)), null, new GateRule("x") { MostLoss = 1 }), Throws.ArgumentException.With.Message.Contains("baseline"));
        Assert.That(() => EvaluationGate.Check(Report(new EvaluationFigure("x", 1)), null, new GateRule("x")), Throws.ArgumentException.With.Message.Contains("asks for nothing"));
        Assert.That(() => EvaluationGate.Check(Report(new EvaluationFigure("x", 1)), null, new GateRule("x") { Least = double.NaN }), Throws.ArgumentException.With.Message.Contains("no number"));
        Assert.That(
            () => EvaluationGate.Check(Report(new EvaluationFigure("x", 1)) with { DataSha256 = "a" }, Report(new EvaluationFigure("x", 1)) with { DataSha256 = "b" }, new GateRule("x") { MostLoss = 1 }),
            Throws.ArgumentException.With.Message.Contains("different data"));
    }

    [Test]
    public void A_loss_of_just_what_is_allowed_passes()
    {
        var (before, after) = (Report(new EvaluationFigure("x", 0.64)), Report(new EvaluationFigure("x", 0.63)));
        Assert.That(before["x"].Value - after["x"].Value, Is.GreaterThan(0.01), "as doubles round");
        Assert.That(EvaluationGate.Check(after, before, new GateRule("x") { MostLoss = 0.01 }), Is.Empty);
        Assert.That(EvaluationGate.Check(after, Report(new EvaluationFigure("x", double.NaN)), new GateRule("x") { MostLoss = 0.01 }), Has.Count.EqualTo(1), "nothing is known of the loss");
    }

    private static EvaluationFigure Figure(string name, ScoredItem[] items) => EvaluationFigure.OfItems(name, items, seed: 1, samples: 50);

    private static EvaluationReport Report(params EvaluationFigure[] figures) => new("r", figures);

    // So many of the right ones turn wrong, so many of the wrong ones right.
    private static ScoredItem[] Change(ScoredItem[] items, int worse, int better) =>
        [.. items.Select(i => i.Part == 1 && worse-- > 0 ? new ScoredItem(0, 1) : i.Part == 0 && better-- > 0 ? new ScoredItem(1, 1) : i)];
}

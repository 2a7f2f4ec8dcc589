namespace LiveAigc.Evaluation.Tests.Reports;

public class EvaluationReportTests
{
    private static readonly EvaluationReport Report = new("Tagger <1>", [
        new("span F1", 0.5) { Lower = 0.4, Upper = 0.6, Maximum = 1, Items = [new(1, 2), new(2, 4)] },
        new("FID | a", 12.5) { HigherIsBetter = false, Note = "2,048 features" }])
    {
        Data = "live 评论", DataSha256 = "ab12", Documents = 2, Model = "m.onnx", ModelSha256 = "cd34", Seed = 7, Created = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    [Test]
    public void A_report_comes_back_from_its_JSON()
    {
        var read = EvaluationReport.FromJson(Report.ToJson());
        Assert.That(read.ToJson(), Is.EqualTo(Report.ToJson()));
        Assert.That(read["span F1"].Items, Is.EqualTo(Report["span F1"].Items));
        Assert.That(read["FID | a"].HigherIsBetter, Is.False);
    }

    [Test]
    public void What_is_no_report_is_refused()
    {
        Assert.That(() => EvaluationReport.FromJson("{}"), Throws.InstanceOf<FormatException>());
        Assert.That(() => EvaluationReport.FromJson("nonsense"), Throws.InstanceOf<FormatException>());
        Assert.That(() => EvaluationReport.FromJson("""{"title":"x","figures":[null]}"""), Throws.InstanceOf<FormatException>().With.Message.Contains("no name"));
        Assert.That(() => EvaluationReport.FromJson("""{"title":"x","figures":[{"value":1}]}"""), Throws.InstanceOf<FormatException>().With.Message.Contains("no name"));
        Assert.That(
            () => EvaluationReport.FromJson("""{"title":"x","figures":[{"name":"F1","value":1},{"name":"F1","value":2}]}"""),
            Throws.InstanceOf<FormatException>().With.Message.Contains("\"F1\" 2 times"));
        Assert.That(() => Report["BLEU"], Throws.ArgumentException.With.Message.Contains("it has span F1, FID"));
    }

    [Test]
    public void Markdown_holds_figures_and_where_they_come_from()
    {
        var text = Report.ToMarkdown();
        Assert.That(text, Does.Contain("| span F1 | 0.5000 | 0.4000 – 0.6000 |  |"));
        Assert.That(text, Does.Contain("| FID \\| a | 12.5000 |  | 2,048 features |"));
        Assert.That(text, Does.Contain("- model: m.onnx (SHA-256 cd34)").And.Contain("- seed: 7").And.Contain("2026-01-02 03:04:05Z"));
    }

    [Test]
    public void The_page_stands_alone_and_escapes_what_it_shows()
    {
        var page = Report.ToHtml();
        Assert.That(page, Does.Contain("<svg").And.Contain("Tagger &lt;1&gt;").And.Not.Contain("Tagger <1>"));
        Assert.That(page, Does.Not.Contain("src=").And.Not.Contain("href=").And.Not.Contain("@import"));
        System.Xml.Linq.XElement.Parse(page[page.IndexOf("<svg", StringComparison.Ordinal)..(page.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
    }

    [Test]
    public void An_interval_holds_the_figure_and_narrows_with_documents()
    {
        var few = EvaluationFigure.OfItems("x", Items(40, 0.3, 1), seed: 1);
        var many = EvaluationFigure.OfItems("x", Items(4000, 0.3, 1), seed: 1);
        Assert.That(few.Value, Is.InRange(few.Lower!, few.Upper!));
        Assert.That(many.Upper - many.Lower, Is.LessThan((few.Upper!.Value - few.Lower!.Value) / 5));
        Assert.That(many.Upper - many.Lower, Is.EqualTo(2 * 1.96 * Math.Sqrt(0.3 * 0.7 / 4000)).Within(0.006), "the normal approximation");
        Assert.That(EvaluationFigure.OfItems("x", Items(40, 0.3, 1), seed: 1), Is.EqualTo(few with { Items = few.Items }).Using<EvaluationFigure>((a, b) => a.Lower == b.Lower && a.Upper == b.Upper));
        Assert.That(() => EvaluationFigure.OfItems("x", [new(1, double.NaN)], 1), Throws.ArgumentException.With.Message.Contains("Item 0"));
    }

    [Test]
    public void Span_F1_is_that_of_the_span_report()
    {
        TagSpan[][] gold = [[new(0, 2, "a")], [new(0, 3, "b"), new(4, 6, "a")], []];
        TagSpan[][] predicted = [[new(0, 2, "a")], [new(0, 2, "b")], [new(1, 2, "a")]];
        Assert.That(EvaluationFigure.SpanF1("F1", gold, predicted, 1).Value, Is.EqualTo(SpanReport.Compute(gold, predicted).Micro.F1).Within(1e-12));
        Assert.That(EvaluationFigure.SpanF1("F1", gold, predicted, 1, SpanMatching.Soft).Value, Is.EqualTo(SpanReport.Compute(gold, predicted, SpanMatching.Soft).Micro.F1).Within(1e-12));
    }

    internal static ScoredItem[] Items(int count, double share, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new ScoredItem(random.NextDouble() < share ? 1 : 0, 1))];
    }
}

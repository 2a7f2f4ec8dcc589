namespace LiveAigc.Evaluation.Tests;

public class CharacterAndIntentLabelsTests
{
    private static readonly string[] Priority = ["return", "complain", "buy", "recommend", "review", "rate"];

    [Test]
    public void Every_code_unit_gets_the_label_of_its_span()
    {
        Assert.That(
            CharacterLabels.FromSpans([new(3, 5, "rate"), new(1, 2, "buy")], 6),
            Is.EqualTo(new[] { "O", "buy", "O", "rate", "rate", "O" }));
        Assert.That(CharacterLabels.FromSpans([], 0), Is.Empty);
    }

    [Test]
    public void Character_report_with_and_without_O()
    {
        // Of 10 code units 2 are buy on both sides, 4 are O on both; 2 are missed, 2 are false.
        var report = CharacterLabels.Report([[new(0, 4, "buy")]], [[new(2, 6, "buy")]], [10]);
        Assert.Multiple(() =>
        {
            Assert.That(report["buy"], Is.EqualTo(new LabelScore("buy", 2, 4, 4)));
            Assert.That(report["O"], Is.EqualTo(new LabelScore("O", 4, 6, 6)));
            Assert.That(report.Accuracy, Is.EqualTo(0.6).Within(1e-12));
            Assert.That(report.Without("O").Micro.F1, Is.EqualTo(0.5).Within(1e-12));
        });
    }

    [Test]
    public void Spans_past_the_text_and_missing_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CharacterLabels.FromSpans([new(0, 3, "buy")], 2));
        Assert.Throws<ArgumentException>(() => CharacterLabels.FromSpans([new(0, 3, "buy"), new(2, 4, "buy")], 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => CharacterLabels.FromSpans([], -1));
        Assert.Throws<ArgumentException>(() => CharacterLabels.Report([[]], [[]], []));
    }

    [TestCase("rate", "review", ExpectedResult = "review")]
    [TestCase("buy", "complain", ExpectedResult = "complain")]
    [TestCase("recommend", "buy", ExpectedResult = "buy")]
    [TestCase("complain", "return", ExpectedResult = "return")]
    public string Intent_is_the_most_pressing_tag(string first, string second) =>
        IntentLabels.FromSpans([new(0, 2, first), new(2, 4, second)], Priority);

    [Test]
    public void A_text_without_spans_has_the_intent_O() => Assert.That(IntentLabels.FromSpans([], Priority), Is.EqualTo("O"));

    [Test]
    public void Intent_report_runs_over_the_whole_label_set()
    {
        var report = IntentLabels.Report(
            [[new(0, 1, "buy")], [new(0, 1, "buy"), new(1, 2, "return")], []],
            [[new(0, 1, "buy")], [new(0, 1, "buy")], []],
            Priority);
        Assert.Multiple(() =>
        {
            Assert.That(report.Labels.Select(l => l.Label), Is.EqualTo((string[])[.. Priority, "O"]));
            Assert.That(report.Accuracy, Is.EqualTo(2 / 3.0).Within(1e-12));
            // buy 2/3, O 1, the other five 0.
            Assert.That(report.Macro.F1, Is.EqualTo((2 / 3.0 + 1) / 7).Within(1e-12));
            Assert.That(report.ToText(), Does.Contain("accuracy"));
        });
    }

    [Test]
    public void A_tag_without_a_place_in_the_priority_is_named()
    {
        Assert.That(
            () => IntentLabels.FromSpans([new(0, 1, "chat")], Priority),
            Throws.ArgumentException.With.Message.Contains("'chat'"));
        Assert.Throws<ArgumentException>(() => IntentLabels.Report([], [], ["buy", "O"]));
        Assert.Throws<ArgumentException>(() => IntentLabels.Report([], [], ["buy", "buy"]));
    }
}

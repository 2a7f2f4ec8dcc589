namespace LiveAigc.Evaluation.Tests;

// The example of the package's README.
public class ReadmeTests
{
    [Test]
    public void The_example_gives_these_figures()
    {
        TagSpan[][] gold = [[new(2, 7, "buy")], [new(0, 4, "rate"), new(5, 9, "complain")], []];
        TagSpan[][] predicted = [[new(2, 7, "buy")], [new(0, 4, "rate"), new(5, 8, "complain")], []];

        var strict = SpanReport.Compute(gold, predicted);
        var soft = SpanReport.Compute(gold, predicted, SpanMatching.Soft);
        var intents = IntentLabels.Report(gold, predicted, ["return", "complain", "buy", "recommend", "review", "rate"]);
        var characters = CharacterLabels.Report(gold, predicted, textLengths: [7, 9, 3]);

        Assert.Multiple(() =>
        {
            Assert.That(strict.Micro.F1, Is.EqualTo(2 / 3.0).Within(1e-12));
            Assert.That(soft.Micro.F1, Is.EqualTo(1));
            Assert.That(intents.Accuracy, Is.EqualTo(1));
            Assert.That(characters.Accuracy, Is.EqualTo(18 / 19.0).Within(1e-12));
            Assert.That(characters.Without("O").Micro.F1, Is.EqualTo(24 / 25.0).Within(1e-12));
        });
    }
}

using System.Text.Json;
using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Tests.Tagging;

public class MinConfidenceTests
{
    // Half of the tags of the training texts are wrong, so that the classifier doubts; what it doubts most is better left out.
    [Test]
    public void Leaving_out_what_is_doubtful_is_tuned_written_and_kept_to()
    {
        using var folder = new TrainingFolder();
        var random = new Random(4);
        var train = ToyComments.Make(300, 1).Select(t => random.Next(3) == 0 ? t with { Spans = [] } : t).ToArray();
        var development = ToyComments.Make(80, 2).Select((t, i) => i % 4 == 0 ? t with { Spans = [] } : t).ToArray();
        new TokenClassificationTrainer(new TokenClassificationOptions { Epochs = 4, BatchSize = 8, LearningRate = 2e-3, TuneOutsideBias = false, TuneMinConfidence = false })
            .Train(train, development, ToyComments.Config, ToyComments.Tokenizer, folder.Path);
        var before = F1(folder.Path, development);

        var kept = TaggingModel.TuneMinConfidence(folder.Path, development);

        using var config = JsonDocument.Parse(File.ReadAllText(folder["config.json"]));
        Assert.That(config.RootElement.GetProperty("min_span_confidence").GetSingle(), Is.EqualTo(kept));
        Assert.That(config.RootElement.GetProperty("id2label").EnumerateObject().Count(), Is.GreaterThan(2), "the rest is still there");
        var after = F1(folder.Path, development);
        Assert.That(after, kept > 0 ? Is.GreaterThan(before) : Is.EqualTo(before));
        Assert.That(TaggingModel.TuneMinConfidence(folder.Path, development), Is.EqualTo(kept), "from the same place");
        TestContext.Out.WriteLine($"{before:F3} → {after:F3} at {kept}");
    }

    private static double F1(string folder, IReadOnlyList<TaggedText> texts) =>
        SpanReport.Compute(texts.Select(t => t.Spans).ToArray(), TaggingModel.Predict(folder, texts)).Micro.F1;
}

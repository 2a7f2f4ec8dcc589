using LiveAigc.Evaluation;
using LiveAigc.Training;
using static TorchSharp.torch;

namespace LiveAigc.Tests.Tagging;

public class OutsideBiasTests
{
    [TestCase(-1.5f)]
    [TestCase(0.75f)]
    public void A_classifier_off_balance_is_brought_back(float shift)
    {
        using var folder = new TrainingFolder();
        var development = ToyComments.Make(60, 2);
        new TokenClassificationTrainer(new TokenClassificationOptions { Epochs = 12, BatchSize = 8, LearningRate = 2e-3, Patience = 12 })
            .Train(ToyComments.Make(200, 1), development, ToyComments.Config, ToyComments.Tokenizer, folder.Path);
        var labels = new TokenLabels(ModelFolder.ReadLabels(folder.Path));
        using var model = new TokenClassifier(ToyComments.Config, labels.Count, seed: 0);
        using var scope = NewDisposeScope();
        model.Weights.CopyFrom(SafeTensors.Read(ModelFolder.WeightsOf(folder.Path)));
        var scorer = new TaggingScorer(model, new SpanDecoder(labels), ToyComments.Tokenizer);
        double F1() => SpanReport.Compute(development.Select(d => d.Spans).ToArray(), scorer.Predict(development)).Micro.F1;
        using (no_grad())
            model.OutputBias.narrow(0, 0, 1).add_(shift);
        var before = F1();

        var kept = OutsideBias.Tune(model, scorer, development);

        Assert.That(Math.Sign(kept), Is.EqualTo(-Math.Sign(shift)));
        Assert.That(F1(), Is.GreaterThan(before));
        TestContext.Out.WriteLine($"{before:F3} → {F1():F3} by {kept}");
    }
}

using LiveAigc.Training;

namespace LiveAigc.Tests.Tagging;

public class ModelSoupTests
{
    [Test]
    public void The_average_of_two_trainings_tags_as_well_as_they()
    {
        using var encoder = new TrainingFolder();
        using var a = new TrainingFolder();
        using var b = new TrainingFolder();
        using var soup = new TrainingFolder();
        var (train, development) = (ToyComments.Make(200, 1), ToyComments.Make(60, 2));
        new MaskedLanguageTrainer(ToyComments.Config, ToyComments.Tokenizer, new MaskedLanguageOptions { Epochs = 2, RowLength = 16 }).Train(train.Select(t => t.Text), encoder.Path);
        Train(a, 2e-3);
        Train(b, 1e-3);

        ModelSoup.Write([a.Path, b.Path], development, soup.Path);

        var (weightsA, weightsB, weights) = (Floats(a), Floats(b), Floats(soup));
        var name = weights.Keys.First(k => k.EndsWith("query.weight", StringComparison.Ordinal));
        Assert.That(weights[name][7], Is.EqualTo((weightsA[name][7] + weightsB[name][7]) / 2).Within(1e-6));
        var worse = Math.Min(F1(a), F1(b));
        Assert.That(F1(soup), Is.GreaterThan(worse - 0.1));

        void Train(TrainingFolder folder, double rate) =>
            new TokenClassificationTrainer(new TokenClassificationOptions { Epochs = 10, BatchSize = 8, LearningRate = rate, Patience = 10 })
                .Train(train, development, encoder.Path, folder.Path);
        double F1(TrainingFolder folder) => TaggingReport.Compute(development, TaggingModel.Predict(folder.Path, development)).Spans.Micro.F1;
    }

    [Test]
    public void One_classifier_is_no_average() =>
        Assert.That(() => ModelSoup.Write(["a"], [], "b"), Throws.ArgumentException.With.Message.Contains("two classifiers"));

    private static Dictionary<string, float[]> Floats(TrainingFolder folder) => SafeTensors.ReadFloats(ModelFolder.WeightsOf(folder.Path));
}

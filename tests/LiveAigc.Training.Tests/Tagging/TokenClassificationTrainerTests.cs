using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Tests.Tagging;

public class TokenClassificationTrainerTests
{
    private static readonly IReadOnlyList<TaggedText> Train = ToyComments.Make(200, 1);
    private static readonly IReadOnlyList<TaggedText> Development = ToyComments.Make(60, 2);

    [Test]
    public void What_can_be_learnt_is_learnt_and_the_folder_gives_it_again()
    {
        using var folder = new TrainingFolder();
        var reports = new List<TrainingProgress>();
        var result = Run(folder, new TokenClassificationOptions { Epochs = 30, BatchSize = 8, LearningRate = 2e-3, Patience = 30 }, new Sink(reports.Add));

        var report = TaggingReport.Compute(Development, result.DevelopmentSpans);
        Assert.That(report.Spans.Micro.F1, Is.GreaterThan(0.95));
        Assert.That(reports[^1].Score, Is.Not.Null);
        Assert.That(TaggingModel.Predict(folder.Path, Development), Is.EqualTo(result.DevelopmentSpans));
    }

    [Test]
    public void An_interrupted_training_goes_on_to_the_same_weights()
    {
        var options = new TokenClassificationOptions
        {
            Epochs = 3, BatchSize = 16, LearningRate = 3e-3, AverageDecay = 0.9, Augmentation = new CommentNoise(),
        };
        using var whole = new TrainingFolder();
        using var parts = new TrainingFolder();
        Run(whole, options);
        using var stop = new CancellationTokenSource();
        Assert.That(
            () => Run(parts, options, new Sink(p => { if (p.Score is not null) stop.Cancel(); }), cancellation: stop.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Run(parts, options);

        Assert.That(SafeTensors.ReadFloats(parts["weights.safetensors"]), Is.EqualTo(SafeTensors.ReadFloats(whole["weights.safetensors"])));
    }

    [Test]
    public void Training_stops_when_nothing_gets_better()
    {
        using var folder = new TrainingFolder();
        var result = Run(folder, new TokenClassificationOptions { Epochs = 50, BatchSize = 16, LearningRate = 1e-9, Patience = 2 });
        Assert.That(result.Epochs, Is.LessThanOrEqualTo(4));
    }

    [Test]
    public void Rare_labels_weigh_more_when_asked()
    {
        using var folder = new TrainingFolder();
        var result = Run(folder, new TokenClassificationOptions { Epochs = 30, BatchSize = 8, LearningRate = 2e-3, Patience = 30, ClassWeightPower = 0.5 });
        Assert.That(TaggingReport.Compute(Development, result.DevelopmentSpans).Spans.Micro.Recall, Is.GreaterThan(0.8));
    }

    [Test]
    public void Labels_are_plain_when_asked()
    {
        using var folder = new TrainingFolder();
        Run(folder, new TokenClassificationOptions { Epochs = 1, Prefixes = false });
        Assert.That(ModelFolder.ReadLabels(folder.Path), Is.EqualTo(new[] { "O", "buy", "return" }));
    }

    [Test]
    public void An_encoder_folder_is_where_training_starts_and_half_its_size_will_do()
    {
        using var encoder = new TrainingFolder();
        using var folder = new TrainingFolder();
        new MaskedLanguageTrainer(ToyComments.Config, ToyComments.Tokenizer, new MaskedLanguageOptions { Epochs = 1, BatchSize = 16, RowLength = 16 })
            .Train(Train.Select(t => t.Text), encoder.Path);
        EncoderPack.Write(encoder.Path, encoder["packed"]);
        new TokenClassificationTrainer(new TokenClassificationOptions { Epochs = 1, LearningRate = 1e-12, TokenDropout = 0, Dropout = 0 })
            .Train(Train, Development, encoder["packed"], folder.Path);
        var before = SafeTensors.ReadFloats(encoder["weights.safetensors"])["bert.encoder.layer.0.output.dense.weight"];
        var after = SafeTensors.ReadFloats(folder["weights.safetensors"])["bert.encoder.layer.0.output.dense.weight"];
        Assert.That(after, Is.EqualTo(before).Within(1e-3f));
    }

    [Test]
    public void Data_that_cannot_teach_is_refused()
    {
        using var folder = new TrainingFolder();
        var none = Train.Select(t => t with { Spans = [] }).ToArray();
        var other = Development.Append(new TaggedText("x", "甲", [new TagSpan(0, 1, "new")])).ToArray();
        Assert.That(() => Run(folder, new(), train: none), Throws.ArgumentException.With.Message.Contains("no span"));
        Assert.That(() => Run(folder, new(), development: []), Throws.ArgumentException.With.Message.Contains("0"));
        Assert.That(() => Run(folder, new(), development: other), Throws.ArgumentException.With.Message.Contains("\"new\""));
    }

    private static TokenClassificationResult Run(
        TrainingFolder folder,
        TokenClassificationOptions options,
        IProgress<TrainingProgress>? progress = null,
        IReadOnlyList<TaggedText>? train = null,
        IReadOnlyList<TaggedText>? development = null,
        CancellationToken cancellation = default) =>
        new TokenClassificationTrainer(options).Train(train ?? Train, development ?? Development, ToyComments.Config, ToyComments.Tokenizer, folder.Path, progress, cancellation);
}

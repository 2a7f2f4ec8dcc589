using LiveAigc.Training;

namespace LiveAigc.Tests.Pretraining;

public class MaskedLanguageTrainerTests
{
    private static readonly string[] Texts = ToyComments.Make(300, 5).Select(t => t.Text).ToArray();

    [Test]
    public void The_loss_falls_below_guessing_by_frequency()
    {
        using var folder = new TrainingFolder();
        var losses = new List<double>();
        var loss = Trainer(epochs: 12).Train(Texts, folder.Path, new Sink(p => losses.Add(p.Loss)));
        Assert.That(losses[^1], Is.LessThan(losses[0]));
        Assert.That(loss, Is.LessThan(Math.Log(10)), "ten characters are in use");
    }

    [Test]
    public void An_interrupted_training_goes_on_to_the_same_weights()
    {
        using var whole = new TrainingFolder();
        using var parts = new TrainingFolder();
        Trainer(2).Train(Texts, whole.Path);
        using var stop = new CancellationTokenSource();
        Assert.That(
            () => Trainer(2).Train(Texts, parts.Path, new Sink(p => { if (p.Step >= 7) stop.Cancel(); }), stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.Exists(parts["checkpoint"]), Is.True);

        Trainer(2).Train(Texts, parts.Path);

        Assert.That(SafeTensors.ReadFloats(parts["weights.safetensors"]), Is.EqualTo(SafeTensors.ReadFloats(whole["weights.safetensors"])));
        Assert.That(Directory.Exists(parts["checkpoint"]), Is.False);
    }

    [Test]
    public void A_pretrained_encoder_is_gone_on_with()
    {
        using var first = new TrainingFolder();
        using var second = new TrainingFolder();
        var loss = Trainer(6).Train(Texts, first.Path);

        var better = Trainer(6).Train(Texts, first.Path, second.Path);

        Assert.That(better, Is.LessThan(loss));
        Assert.That(Trainer(6).Train(Texts, second.Path), Is.EqualTo(loss).Within(1e-6), "from random weights it is as far as before");
    }

    [Test]
    public void An_encoder_that_does_not_fit_is_refused()
    {
        using var folder = new TrainingFolder();
        Trainer(1).Train(Texts, folder.Path);
        var wider = new MaskedLanguageTrainer(ToyComments.Config with { IntermediateSize = 48 }, ToyComments.Tokenizer, new MaskedLanguageOptions { RowLength = 16 });
        Assert.That(() => wider.Train(Texts, folder.Path, folder["other"]), Throws.InstanceOf<ModelLoadException>().With.Message.Contains("no fitting"));
        File.WriteAllLines(folder["vocab.txt"], File.ReadAllLines(folder["vocab.txt"]).Reverse());
        Assert.That(() => Trainer(1).Train(Texts, folder.Path, folder["other"]), Throws.InstanceOf<ModelLoadException>().With.Message.Contains("another vocabulary"));
    }

    [Test]
    public void BFloat16_learns_too()
    {
        using var folder = new TrainingFolder();
        var loss = Trainer(12, bfloat16: true).Train(Texts, folder.Path);
        Assert.That(loss, Is.LessThan(Math.Log(10)));
    }

    [Test]
    public void Sizes_that_do_not_go_together_are_refused()
    {
        Assert.That(() => new MaskedLanguageTrainer(ToyComments.Config with { VocabularySize = 7 }, ToyComments.Tokenizer), Throws.ArgumentException.With.Message.Contains("7 word pieces"));
        Assert.That(() => new MaskedLanguageTrainer(ToyComments.Config with { Heads = 3 }, ToyComments.Tokenizer), Throws.InstanceOf<ArgumentException>().With.Message.Contains("multiple of Heads"));
        Assert.That(() => new MaskedLanguageTrainer(ToyComments.Config, ToyComments.Tokenizer, new MaskedLanguageOptions { RowLength = 64 }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("RowLength"));
    }

    [Test]
    public void An_empty_corpus_is_refused()
    {
        using var folder = new TrainingFolder();
        Assert.That(() => Trainer(1).Train(["", " "], folder.Path), Throws.ArgumentException.With.Message.Contains("no text"));
    }

    private static MaskedLanguageTrainer Trainer(int epochs, bool bfloat16 = false) => new(
        ToyComments.Config,
        ToyComments.Tokenizer,
        new MaskedLanguageOptions { Epochs = epochs, BatchSize = 16, RowLength = 16, LearningRate = 3e-3, ReportEvery = 1, BFloat16 = bfloat16, Dropout = 0.1 });
}

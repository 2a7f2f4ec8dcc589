using System.CommandLine;
using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>The recipe of the compact tagger, step by step; every step goes on from its checkpoint.</summary>
internal static class CompactCommand
{
    private const int VocabularySize = 8000;

    public static Command Create()
    {
        var shared = new Option<DirectoryInfo>("--shared") { Description = "Folder of the shared data.", Required = true };
        var data = new Option<DirectoryInfo>("--data") { Description = "The repository's samples/data.", DefaultValueFactory = _ => new DirectoryInfo("samples/data") };
        var output = new Option<DirectoryInfo>("--out") { Description = "Gets vocab.txt, encoder/ and a folder for each variant.", Required = true };
        var threads = new Option<int>("--threads") { Description = "Threads an operation may use; 0 for all cores." };
        var variant = new Option<string>("--variant") { Description = "What to train.", DefaultValueFactory = _ => "augmented" };
        variant.AcceptOnlyFromAmong("lexicon", "scratch", "pretrained", "augmented");
        var seed = new Option<int>("--seed") { Description = "Where chance comes from.", DefaultValueFactory = _ => 1 };

        var rate = new Option<double>("--learning-rate") { Description = "Highest learning rate.", DefaultValueFactory = _ => 5e-4 };

        var epochs = new Option<int>("--epochs") { Description = "Most passes.", DefaultValueFactory = _ => 10 };
        var from = new Option<DirectoryInfo?>("--from") { Description = "Go on from this folder: a pretrained encoder, or a trained variant." };
        var passes = new Option<int>("--passes") { Description = "Passes over the corpus.", DefaultValueFactory = _ => 3 };

        var pretrain = new Command("pretrain", "Learn the vocabulary and pretrain the encoder.") { shared, data, output, threads, passes, from };
        pretrain.SetAction((arguments, cancellation) => Run(arguments.GetValue(threads), () =>
            Pretrain(Recipe(arguments.GetValue(shared)!, arguments.GetValue(data)!, arguments.GetValue(output)!), arguments.GetValue(passes), arguments.GetValue(from)?.FullName, cancellation), cancellation));
        var train = new Command("train", "Train a variant of the tagger and measure it.") { shared, data, output, threads, variant, seed, rate, epochs, from };
        train.SetAction((arguments, cancellation) => Run(arguments.GetValue(threads), () =>
            Train(Recipe(arguments.GetValue(shared)!, arguments.GetValue(data)!, arguments.GetValue(output)!), arguments.GetValue(variant)!, arguments.GetValue(seed), arguments.GetValue(rate), arguments.GetValue(epochs), arguments.GetValue(from)?.FullName, cancellation), cancellation));
        var of = new Option<string[]>("--of") { Description = "Trained variants, such as augmented-1 pretrained-1.", Required = true, AllowMultipleArgumentsPerToken = true };
        var soup = new Command("soup", "Average the weights of trained variants, as variant soup, and measure it.") { shared, data, output, of, seed };
        soup.SetAction((arguments, cancellation) => Run(threads: 1, () => Soup(
            Recipe(arguments.GetValue(shared)!, arguments.GetValue(data)!, arguments.GetValue(output)!), arguments.GetValue(of)!, arguments.GetValue(seed)), cancellation));
        var target = new Option<DirectoryInfo>("--to") { Description = "The folder that ships.", Required = true };
        var note = new Option<string?>("--note") { Description = "What else the provenance shall say." };
        var trained = new Option<string>("--variant") { Description = "What to export: a variant that was trained, or soup.", DefaultValueFactory = _ => "augmented" };
        var export = new Command("export", "Export a trained variant, measure the exported file and write its provenance.") { shared, data, output, trained, seed, target, note };
        export.SetAction((arguments, cancellation) => Run(threads: 1, () => CompactExport.Run(
            Path.Combine(arguments.GetValue(output)!.FullName, $"{arguments.GetValue(trained)}-{arguments.GetValue(seed)}"),
            arguments.GetValue(shared)!.FullName, arguments.GetValue(data)!.FullName, arguments.GetValue(target)!.FullName, arguments.GetValue(note)), cancellation));
        var pack = new Command("pack-encoder", "Copy the pretrained encoder with 16-bit weights, to be fine-tuned on other data.") { output, target };
        pack.SetAction((arguments, cancellation) => Run(threads: 1, () => EncoderPack.Write(
            Path.Combine(arguments.GetValue(output)!.FullName, "encoder"), arguments.GetValue(target)!.FullName), cancellation));
        return new Command("compact", "Train the compact tagger that ships with LiveAigc.") { pretrain, train, soup, export, pack };
    }

    private static Folders Recipe(DirectoryInfo shared, DirectoryInfo data, DirectoryInfo output) => new(shared.FullName, data.FullName, output.FullName);

    private static Task<int> Run(int threads, Action work, CancellationToken cancellation) => Task.Run(
        () =>
        {
            TorchRuntime.Initialize(threads);
            work();
            return 0;
        },
        cancellation);

    private static void Pretrain(Folders folders, int passes, string? from, CancellationToken cancellation)
    {
        var (distinct, texts) = CompactCorpus.Read(folders.Shared, folders.Data);
        Console.Error.WriteLine($"{texts.Count} texts, {texts.Sum(t => (long)t.Length)} characters");
        Directory.CreateDirectory(folders.Output);
        if (from is not null)
            File.Copy(Path.Combine(from, "vocab.txt"), folders.Vocabulary, overwrite: true);
        else if (!File.Exists(folders.Vocabulary))
            File.WriteAllLines(folders.Vocabulary, VocabularyTrainer.Train(distinct, VocabularySize, cancellationToken: cancellation));
        var tokenizer = WordPieceTokenizer.Load(folders.Vocabulary);
        var options = new MaskedLanguageOptions
        {
            BFloat16 = true, Epochs = passes, BatchSize = 32, RowLength = 64, LearningRate = from is null ? 8e-4 : 6e-4, WarmUp = 0.02, MaxMaskedRun = 2, CheckpointEvery = 250,
            Seed = from is null ? 1 : 2,
        };
        var trainer = new MaskedLanguageTrainer(Encoder(tokenizer), tokenizer, options);
        var loss = ProgressView.Show("Pretraining", progress => trainer.Train(texts, from, folders.Encoder, progress, cancellation));
        Console.Error.WriteLine($"held-back loss {loss:F4}");
    }

    private static void Train(Folders folders, string variant, int seed, double learningRate, int epochs, string? from, CancellationToken cancellation)
    {
        var data = new CompactData(folders.Shared, folders.Data);
        var output = Path.Combine(folders.Output, $"{variant}-{seed}");
        Directory.CreateDirectory(output);
        if (variant == "lexicon")
        {
            var lexicon = new Lexicon(Path.Combine(folders.Shared, "data", "comment-tags", "lexicon.json"));
            Report(output, data, texts => texts.Select(t => lexicon.Tag(t.Text)).ToArray());
            return;
        }

        Console.Error.WriteLine($"{data.Train.Count} texts to learn from, {data.Development.Count} to choose by");
        var options = new TokenClassificationOptions
        {
            Epochs = epochs, BatchSize = 32, LearningRate = learningRate, Seed = seed, BFloat16 = true, AverageDecay = 0.998,
            Augmentation = variant == "augmented" ? new CommentNoise() : null,
        };
        var trainer = new TokenClassificationTrainer(options);
        ProgressView.Show("Training", progress =>
        {
            if (variant != "scratch")
                return trainer.Train(data.Train, data.Development, from ?? folders.Encoder, output, progress, cancellation);
            var tokenizer = WordPieceTokenizer.Load(folders.Vocabulary);
            return trainer.Train(data.Train, data.Development, Encoder(tokenizer), tokenizer, output, progress, cancellation);
        });
        Report(output, data, texts => TaggingModel.Predict(output, texts));
    }

    private static void Soup(Folders folders, IReadOnlyList<string> variants, int seed)
    {
        var data = new CompactData(folders.Shared, folders.Data);
        var output = Path.Combine(folders.Output, $"soup-{seed}");
        ModelSoup.Write([.. variants.Select(v => Path.Combine(folders.Output, v))], data.Development, output);
        Report(output, data, texts => TaggingModel.Predict(output, texts));
    }

    private static EncoderConfig Encoder(WordPieceTokenizer tokenizer) => new() { VocabularySize = tokenizer.VocabularySize };

    private static void Report(string output, CompactData data, Func<IReadOnlyList<TaggedText>, IReadOnlyList<IReadOnlyList<TagSpan>>> predict)
    {
        foreach (var (name, texts) in new[] { ("real", data.RealDevelopment), ("live", data.LiveMeasure) })
        {
            var report = TaggingReport.Compute(texts, predict(texts));
            File.WriteAllText(Path.Combine(output, $"report-{name}.md"), report.ToMarkdown());
            Console.WriteLine($"{name} ({texts.Count}): {report.Summary}");
        }
    }

    private sealed record Folders(string Shared, string Data, string Output)
    {
        public string Vocabulary => Path.Combine(Output, "vocab.txt");

        public string Encoder => Path.Combine(Output, "encoder");
    }
}

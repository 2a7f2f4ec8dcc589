using System.CommandLine;
using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>From tagged texts (and unlabelled ones, if there are any) to an ONNX folder and a report.</summary>
internal static class TrainCommand
{
    private static readonly Option<FileInfo[]> Data = new("--data") { Description = "Tagged texts: JSON lines {\"id\",\"text\",\"spans\":[[start,end,\"tag\"],…]}, or CoNLL columns.", Required = true, AllowMultipleArgumentsPerToken = true };
    private static readonly Option<FileInfo?> Development = new("--dev") { Description = "Texts to choose the epoch by and to report on; else a share of the data." };
    private static readonly Option<double> DevelopmentShare = new("--dev-share") { Description = "That share.", DefaultValueFactory = _ => 0.1 };
    private static readonly Option<bool> Conll = new("--conll") { Description = "The data are CoNLL columns (a token and a label a line)." };
    private static readonly Option<FileInfo[]> Texts = new("--texts") { Description = "Unlabelled texts to pretrain on, one a line, or JSON lines with \"text\".", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<DirectoryInfo?> EncoderFolder = new("--encoder") { Description = "An encoder pretrained before; then no vocabulary is learnt and nothing is pretrained." };
    private static readonly Option<DirectoryInfo> Output = new("--out") { Description = "Gets model.onnx, config.json, vocab.txt, report.md. An interrupted training goes on from here.", Required = true };
    private static readonly Option<bool> Cased = new("--cased") { Description = "Keep upper and lower case apart." };
    private static readonly Option<int> VocabularySize = new("--vocabulary-size") { Description = "Most word pieces.", DefaultValueFactory = _ => 8000 };
    private static readonly Option<int> Layers = new("--layers") { Description = "Transformer layers.", DefaultValueFactory = _ => 4 };
    private static readonly Option<int> Hidden = new("--hidden") { Description = "Width of the encoder, a multiple of 64.", DefaultValueFactory = _ => 256 };
    private static readonly Option<int> MaxLength = new("--max-length") { Description = "Longest row of tokens.", DefaultValueFactory = _ => 128 };
    private static readonly Option<int> PretrainEpochs = new("--pretrain-epochs") { Description = "Passes over the unlabelled texts.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int> Epochs = new("--epochs") { Description = "Most passes over the tagged texts.", DefaultValueFactory = _ => 12 };
    private static readonly Option<int> Batch = new("--batch") { Description = "Texts a step.", DefaultValueFactory = _ => 32 };
    private static readonly Option<double> LearningRate = new("--learning-rate") { Description = "Highest learning rate.", DefaultValueFactory = _ => 5e-4 };
    private static readonly Option<double> TokenDropout = new("--token-dropout") { Description = "Share of tokens hidden while training.", DefaultValueFactory = _ => 0.05 };
    private static readonly Option<double> ReplaceSpans = new("--replace-spans") { Description = "Chance that a span is replaced by another of its tag." };
    private static readonly Option<bool> Noise = new("--noise") { Description = "Add the noise that viewers make." };
    private static readonly Option<double> ClassWeights = new("--class-weights") { Description = "0: all tokens weigh alike; 1: all labels do." };
    private static readonly Option<WeightPrecision> Precision = new("--precision") { Description = "How the exported weights are stored.", DefaultValueFactory = _ => WeightPrecision.Float32 };
    private static readonly Option<bool> BFloat16 = new("--bf16") { Description = "Train in bfloat16, where the processor has it." };
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads an operation may use; 0 for all cores." };
    private static readonly Option<int> Seed = new("--seed") { Description = "Where chance comes from.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("train", "Train a tagger end to end: vocabulary, pretraining, training, ONNX, report.")
        {
            Data, Development, DevelopmentShare, Conll, Texts, EncoderFolder, Output, Cased, VocabularySize, Layers, Hidden, MaxLength,
            PretrainEpochs, Epochs, Batch, LearningRate, TokenDropout, ReplaceSpans, Noise, ClassWeights, Precision, BFloat16, Threads, Seed,
        };
        command.SetAction((arguments, cancellation) => Task.Run(() => Run(arguments, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult arguments, CancellationToken cancellation)
    {
        TorchRuntime.Initialize(arguments.GetValue(Threads));
        var output = arguments.GetValue(Output)!.FullName;
        var (train, development) = Read(arguments);
        Console.Error.WriteLine($"{train.Count} texts to learn from, {development.Count} to choose by");
        var encoder = arguments.GetValue(EncoderFolder)?.FullName ?? Pretrain(arguments, train, output, cancellation);
        var trainer = new TokenClassificationTrainer(Options(arguments));
        var result = ProgressView.Show("Training", progress =>
            trainer.Train(train, development, encoder, output, progress, cancellation));
        var model = ClassifierExporter.Export(output, output, arguments.GetValue(Precision));
        var difference = ClassifierCheck.LargestDifference(output, model, development.Select(d => d.Text), new OnnxRuntimeSessionFactory());
        Console.WriteLine($"largest difference of an exported logit from the trainer's: {difference:E2}");
        if (arguments.GetValue(Conll))
        {
            ReportTokens(development, result.DevelopmentSpans, Path.Combine(output, "report.md"));
            return 0;
        }

        var report = TaggingReport.Compute(development, result.DevelopmentSpans, Tags(train));
        File.WriteAllText(Path.Combine(output, "report.md"), report.ToMarkdown());
        Console.WriteLine(report.ToText());
        Console.WriteLine($"{report.Summary}\nbest of {result.Epochs} epochs: {result.BestEpoch}; model: {model}");
        return 0;
    }

    // The usual tables of token columns: entities as conlleval counts them, and tokens.
    private static void ReportTokens(IReadOnlyList<TaggedText> development, IReadOnlyList<IReadOnlyList<TagSpan>> predicted, string path)
    {
        var gold = development.Select(d => ConllFile.LabelsOf(d, d.Spans)).ToArray();
        var labels = development.Zip(predicted, (d, spans) => ConllFile.LabelsOf(d, spans)).ToArray();
        var entities = SpanReport.Compute(gold.Select(l => SequenceLabels.ToSpans(l)).ToArray(), labels.Select(l => SequenceLabels.ToSpans(l)).ToArray());
        var tokens = ClassificationReport.Compute(gold, labels);
        Console.WriteLine($"{ConllReport.Compute(gold, labels).ToText()}\n{entities.ToText(4)}\n{tokens.ToText(4)}");
        File.WriteAllText(path, $"### Entities\n\n{entities.ToMarkdown(4)}\n\n### Tokens\n\n{tokens.ToMarkdown(4)}\n");
    }

    private static (IReadOnlyList<TaggedText> Train, IReadOnlyList<TaggedText> Development) Read(ParseResult arguments)
    {
        var read = arguments.GetValue(Conll) ? (Func<string, IReadOnlyList<TaggedText>>)(path => ConllFile.Read(path)) : TaggedTextFile.Read;
        var all = arguments.GetValue(Data)!.SelectMany(f => read(f.FullName)).ToArray();
        if (arguments.GetValue(Development) is { } file)
            return (all, read(file.FullName));
        new Random(arguments.GetValue(Seed)).Shuffle(all);
        var kept = Math.Max(1, (int)(all.Length * arguments.GetValue(DevelopmentShare)));
        return (all[kept..], all[..kept]);
    }

    // The order of importance of tags that are not the seven of comments: as they come.
    private static IReadOnlyList<string> Tags(IReadOnlyList<TaggedText> train)
    {
        var tags = train.SelectMany(t => t.Spans.Select(s => s.Tag)).Distinct().ToArray();
        return tags.All(CommentTag.ByPriority.Contains) ? CommentTag.ByPriority : tags;
    }

    private static string Pretrain(ParseResult arguments, IReadOnlyList<TaggedText> train, string output, CancellationToken cancellation)
    {
        var folder = Path.Combine(output, "encoder");
        if (File.Exists(Path.Combine(folder, "weights.safetensors")))
            return folder;
        var texts = TextFiles.Read(arguments.GetValue(Texts)!.Select(f => f.FullName)).Concat(train.Select(t => t.Text)).ToArray();
        Directory.CreateDirectory(output);
        var lowerCase = !arguments.GetValue(Cased);
        var vocabulary = VocabularyTrainer.Train(texts, arguments.GetValue(VocabularySize), new WordPieceOptions { LowerCase = lowerCase }, cancellationToken: cancellation);
        var tokenizer = new WordPieceTokenizer(vocabulary, new WordPieceOptions { LowerCase = lowerCase });
        var hidden = arguments.GetValue(Hidden);
        var config = new EncoderConfig
        {
            VocabularySize = vocabulary.Count, HiddenSize = hidden, Heads = hidden / 64, IntermediateSize = hidden * 4,
            Layers = arguments.GetValue(Layers), MaxPositions = arguments.GetValue(MaxLength),
        };
        var options = new MaskedLanguageOptions
        {
            Epochs = arguments.GetValue(PretrainEpochs), BatchSize = 32, LearningRate = 8e-4, WarmUp = 0.02, MaxMaskedRun = 2,
            BFloat16 = arguments.GetValue(BFloat16), Seed = arguments.GetValue(Seed),
        };
        ProgressView.Show("Pretraining", progress => new MaskedLanguageTrainer(config, tokenizer, options).Train(texts, folder, progress, cancellation));
        return folder;
    }

    private static TokenClassificationOptions Options(ParseResult arguments)
    {
        var steps = new List<ITextAugmentation>();
        if (arguments.GetValue(ReplaceSpans) is > 0 and var chance)
            steps.Add(new SpanReplacement(chance));
        if (arguments.GetValue(Noise))
            steps.Add(new CommentNoise());
        return new TokenClassificationOptions
        {
            Epochs = arguments.GetValue(Epochs), BatchSize = arguments.GetValue(Batch), LearningRate = arguments.GetValue(LearningRate),
            TokenDropout = arguments.GetValue(TokenDropout), ClassWeightPower = arguments.GetValue(ClassWeights), AverageDecay = 0.998,
            BFloat16 = arguments.GetValue(BFloat16), Seed = arguments.GetValue(Seed),
            Augmentation = steps.Count > 0 ? new AugmentationChain(steps) : null,
        };
    }
}

using System.CommandLine;
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
        var output = new Option<DirectoryInfo>("--out") { Description = "Gets encoder/ and tagger/.", Required = true };
        var threads = new Option<int>("--threads") { Description = "Threads an operation may use; 0 for all cores." };
        var pretrain = new Command("pretrain", "Learn the vocabulary and pretrain the encoder (about 50 minutes on two cores with bfloat16).") { shared, data, output, threads };
        pretrain.SetAction((arguments, cancellation) => Task.Run(() =>
        {
            TorchRuntime.Initialize(arguments.GetValue(threads));
            Pretrain(arguments.GetValue(shared)!.FullName, arguments.GetValue(data)!.FullName, arguments.GetValue(output)!.FullName, cancellation);
            return 0;
        }, cancellation));
        return new Command("compact", "Train the compact tagger that ships with LiveAigc.") { pretrain };
    }

    private static void Pretrain(string shared, string data, string output, CancellationToken cancellation)
    {
        var (distinct, texts) = CompactCorpus.Read(shared, Path.Combine(data, "live-comments.jsonl"));
        Console.Error.WriteLine($"{texts.Count} texts, {texts.Sum(t => (long)t.Length)} characters");
        Directory.CreateDirectory(output);
        var vocabulary = Path.Combine(output, "vocab.txt");
        if (!File.Exists(vocabulary))
            File.WriteAllLines(vocabulary, VocabularyTrainer.Train(distinct, VocabularySize, cancellationToken: cancellation));
        var tokenizer = WordPieceTokenizer.Load(vocabulary);
        var options = new MaskedLanguageOptions
        {
            BFloat16 = true, Epochs = 3, BatchSize = 32, RowLength = 64, LearningRate = 8e-4, WarmUp = 0.02, MaxMaskedRun = 2, CheckpointEvery = 250,
        };
        var trainer = new MaskedLanguageTrainer(new EncoderConfig { VocabularySize = tokenizer.VocabularySize }, tokenizer, options);
        var loss = ProgressView.Show("Pretraining", progress => trainer.Train(texts, Path.Combine(output, "encoder"), progress, cancellation));
        Console.Error.WriteLine($"held-back loss {loss:F4}");
    }
}

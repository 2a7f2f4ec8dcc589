using System.Diagnostics;
using LiveAigc;
using LiveAigc.Samples.TrainTagger;
using LiveAigc.Training;

// temporary driver
var shared = args[1];
var outDir = args[2];
TorchRuntime.Initialize(int.Parse(args[3]));
var texts = CompactCorpus.Read(shared).ToArray();
Console.WriteLine($"texts {texts.Length} chars {texts.Sum(t => (long)t.Length)}");
Directory.CreateDirectory(outDir);
var vocabFile = Path.Combine(outDir, "v.txt");
if (!File.Exists(vocabFile))
{
    var extra = args.Length > 4 ? args[4..].SelectMany(File.ReadLines).ToArray() : [];
    File.WriteAllLines(vocabFile, VocabularyTrainer.Train([.. texts, .. extra], 8000));
}

var tokenizer = WordPieceTokenizer.Load(vocabFile);
Console.WriteLine($"vocab {tokenizer.VocabularySize}");
var english = args.Length > 4 ? args[4..].SelectMany(File.ReadLines).ToArray() : [];
var trainer = new MaskedLanguageTrainer(
    new EncoderConfig { VocabularySize = tokenizer.VocabularySize },
    tokenizer,
    new MaskedLanguageOptions { BFloat16 = true, Epochs = 4, BatchSize = 32, RowLength = 64, LearningRate = 7e-4, MaxMaskedRun = 2, CheckpointEvery = 500 });
var watch = Stopwatch.StartNew();
var loss = trainer.Train([.. texts, .. english, .. english, .. english], outDir, new Sink());
Console.WriteLine($"held-back loss {loss:F4} after {watch.Elapsed}");

internal sealed class Sink : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) =>
        Console.WriteLine($"{value.Stage} {value.Step}/{value.Steps} loss {value.Loss:F4} score {value.Score:F4} {value.TokensPerSecond:F0} tok/s left {value.Remaining:hh\\:mm\\:ss}");
}

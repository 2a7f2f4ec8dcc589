using BenchmarkDotNet.Attributes;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>The shipped 8-bit tagger against the same weights in float32, one thread: time for one comment.</summary>
[MemoryDiagnoser]
public class PrecisionBenchmark
{
    private const int Comments = 256;
    private const string FolderVariable = "LIVEAIGC_FLOAT32_TAGGER";
    private readonly LiveComment[] _comments = LiveAigc.Benchmarks.LiveComments.Texts.Take(Comments).Select((text, i) => new LiveComment($"{i}", text)).ToArray();
    private CommentTagger _tagger = null!;

    [Params(1, 256)]
    public int Together { get; set; }

    [GlobalSetup(Target = nameof(Int8))]
    public void LoadInt8() => Load(CompactModels.CommentTaggerFolder);

    [GlobalSetup(Target = nameof(Float32))]
    public void LoadFloat32() => Load(Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException(
        $"NOT MEASURED: {FolderVariable} names no folder. Train the compact tagger (docs/training.md), run TrainTagger compact export, and name the folder Float32 that it writes into the variant's."));

    [GlobalCleanup]
    public void Unload() => _tagger.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Comments)]
    public int Int8() => Tag();

    [Benchmark(OperationsPerInvoke = Comments)]
    public int Float32() => Tag();

    private void Load(string folder) => _tagger = CommentTagger.Load(folder, new OnnxRuntimeSessionFactory());

    private int Tag() => _comments.Chunk(Together).Sum(batch => _tagger.Tag(batch).Sum(tags => tags.Spans.Count));
}

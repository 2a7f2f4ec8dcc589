using BenchmarkDotNet.Attributes;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>Tags live comments with the compact model on CPU, by how many go together: time for one comment.</summary>
[MemoryDiagnoser]
public class CommentTaggerBenchmark
{
    private const int Comments = 256;
    private readonly LiveComment[] _comments = LiveAigc.Benchmarks.LiveComments.Texts.Take(Comments).Select((t, i) => new LiveComment($"{i}", t)).ToArray();
    private CommentTagger _tagger = null!;

    [Params(1, 8, 32, 256)]
    public int Together { get; set; }

    [GlobalSetup]
    public void Load() => _tagger = CommentTagger.Load(CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory());

    [GlobalCleanup]
    public void Unload() => _tagger.Dispose();

    [Benchmark(OperationsPerInvoke = Comments)]
    public async Task<int> Tag()
    {
        var spans = 0;
        foreach (var batch in _comments.Chunk(Together))
            spans += (await _tagger.TagAsync(batch)).Sum(t => t.Spans.Count);
        return spans;
    }
}

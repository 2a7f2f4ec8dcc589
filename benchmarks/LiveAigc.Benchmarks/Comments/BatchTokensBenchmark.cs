using BenchmarkDotNet.Attributes;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>How long batches should be: the batcher as it comes, by how many comments wait at once. Time for one comment.</summary>
public class BatchTokensBenchmark : IDisposable
{
    private const int Comments = 512;
    private readonly LiveComment[] _comments = [.. LiveAigc.Benchmarks.LiveComments.Texts.Take(Comments).Select((text, i) => new LiveComment($"{i}", text))];
    private CommentTagger _tagger = null!;
    private CommentBatcher _batcher = null!;
    private LiveComment[][] _waves = [];

    [Params(64, 512)]
    public int Waiting { get; set; }

    [Params(1, 64, 128, 256, 512, 2048)]
    public int MaxBatchTokens { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _tagger = CommentTagger.Load(CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory());
        _batcher = new(_tagger, new() { MaxBatchTokens = MaxBatchTokens });
        _waves = [.. _comments.Chunk(Waiting)];
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _batcher.Dispose();
        _tagger.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Comments)]
    public async Task<int> Tag()
    {
        var spans = 0;
        foreach (var wave in _waves)
            spans += (await _batcher.TagAsync(wave)).Sum(tags => tags.Spans.Count);
        return spans;
    }
}

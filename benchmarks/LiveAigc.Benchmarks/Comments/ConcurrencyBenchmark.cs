using BenchmarkDotNet.Attributes;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>Batches at once × threads of each, over the batcher with 512 comments waiting: time for one comment. The default is as many batches as cores, one thread each.</summary>
public class ConcurrencyBenchmark : IDisposable
{
    private const int Comments = 512;
    private readonly LiveComment[] _comments = LiveAigc.Benchmarks.LiveComments.Texts.Take(Comments).Select((text, i) => new LiveComment($"{i}", text)).ToArray();
    private CommentTagger _tagger = null!;
    private CommentBatcher _batcher = null!;

    [Params(1, 2, 4)]
    public int ConcurrentRuns { get; set; }

    [Params(1, 2)]
    public int IntraOpThreads { get; set; }

    [Params(128, 512)]
    public int MaxBatchTokens { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _tagger = CommentTagger.Load(CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory(new() { IntraOpThreads = IntraOpThreads }));
        _batcher = new(_tagger, new() { ConcurrentRuns = ConcurrentRuns, MaxBatchTokens = MaxBatchTokens });
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _batcher.Dispose();
        _tagger.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Comments)]
    public async Task<int> Tag() => (await _batcher.TagAsync(_comments)).Count;
}

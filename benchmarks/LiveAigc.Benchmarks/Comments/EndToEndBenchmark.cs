using BenchmarkDotNet.Attributes;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>
/// From 256 texts to tags: time for one comment. The naive ways are a <see cref="NaiveTagger"/>; those over several texts give up
/// exactness, since a row's length depends on its neighbours. The ceilings are the model alone over rows encoded and sorted
/// before. Like for like is one thread with one thread (OneThread, Tagger, BatcherOneRun, the ceilings) and all cores with all cores
/// (OnEveryCore, Batcher); a session as it comes is given all cores and makes little of them.
/// </summary>
[MemoryDiagnoser]
public class EndToEndBenchmark : IDisposable
{
    private const int Comments = 256, Together = 32, Longest = 128;
    private static readonly int MaxBatchTokens = new CommentTaggerOptions().MaxBatchTokens;
    private readonly string[] _texts = LiveAigc.Benchmarks.LiveComments.Texts.Take(Comments).ToArray();
    private readonly WordPieceTokenizer _tokenizer = WordPieceTokenizer.Load(CompactModels.CommentTaggerFolder);
    private readonly BareModel _bare = new();
    private NaiveTagger _naive = null!, _naiveOneThread = null!;
    private CommentTagger _tagger = null!;
    private CommentBatcher _batcher = null!, _batcherOneRun = null!;
    private LiveComment[] _comments = [];
    private Rows[] _sorted = [], _ofOneLength = [];

    [GlobalSetup]
    public void Setup()
    {
        (_naive, _naiveOneThread) = (new(BareSession.AsItComes(), _tokenizer), new(BareSession.OneThread(), _tokenizer));
        _tagger = CommentTagger.Load(CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory());
        (_batcher, _batcherOneRun) = (new(_tagger), new(_tagger, new() { ConcurrentRuns = 1 }));
        _comments = [.. _texts.Select((text, i) => new LiveComment($"{i}", text))];
        var encoded = _texts.Select(text => Rows.Encode(_tokenizer, text)).ToArray();
        _sorted = [.. encoded.OrderBy(ids => ids.Length).Chunk(Together).Select(batch => Rows.ToLongest(batch, _tokenizer))];
        _ofOneLength = Rows.OfOneLength(encoded, length => MaxBatchTokens / length, _tokenizer);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _batcher.Dispose();
        _batcherOneRun.Dispose();
        _tagger.Dispose();
        _naive.Dispose();
        _naiveOneThread.Dispose();
        _bare.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Comments)]
    public int NaiveOneByOne() => _texts.Sum(text => _naive.Tag([text]));

    /// <summary>What most samples do.</summary>
    [Benchmark(OperationsPerInvoke = Comments)]
    public int NaiveOneByOnePaddedTo128() => _texts.Sum(text => _naive.Tag([text], Longest));

    [Benchmark(OperationsPerInvoke = Comments)]
    public int NaiveOneByOneOneThread() => _texts.Sum(text => _naiveOneThread.Tag([text]));

    [Benchmark(OperationsPerInvoke = Comments)]
    public int NaiveOneByOneOnEveryCore()
    {
        var tagged = 0;
        Parallel.ForEach(_texts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, text => Interlocked.Add(ref tagged, _naiveOneThread.Tag([text])));
        return tagged;
    }

    [Benchmark(OperationsPerInvoke = Comments)]
    public int NaiveBatchPaddedToLongest() => _texts.Chunk(Together).Sum(batch => _naive.Tag(batch));

    [Benchmark(OperationsPerInvoke = Comments)]
    public int NaiveBatchPaddedToLongestOneThread() => _texts.Chunk(Together).Sum(batch => _naiveOneThread.Tag(batch));

    [Benchmark(OperationsPerInvoke = Comments)]
    public int Tagger() => _tagger.Tag(_comments).Sum(tags => tags.Spans.Count);

    [Benchmark(OperationsPerInvoke = Comments)]
    public async Task<int> BatcherOneRun() => (await _batcherOneRun.TagAsync(_comments)).Sum(tags => tags.Spans.Count);

    [Benchmark(OperationsPerInvoke = Comments)]
    public async Task<int> Batcher() => (await _batcher.TagAsync(_comments)).Sum(tags => tags.Spans.Count);

    /// <summary>Sorted by length, 32 a run, padded to the longest of the run.</summary>
    [Benchmark(OperationsPerInvoke = Comments)]
    public int CeilingModelAlone() => _sorted.Sum(rows => _bare.Run(rows).Length);

    /// <summary>The runs that the tagger makes.</summary>
    [Benchmark(OperationsPerInvoke = Comments)]
    public int CeilingSameRuns() => _ofOneLength.Sum(rows => _bare.Run(rows).Length);
}

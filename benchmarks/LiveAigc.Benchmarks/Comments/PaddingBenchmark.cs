using BenchmarkDotNet.Attributes;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>What padding costs: 1,024 encoded comments through the model alone, in batches of 32, one thread; time for one comment.</summary>
public class PaddingBenchmark : IDisposable
{
    private const int Comments = 1024, Together = 32, Step = 16, Longest = 128;
    private readonly WordPieceTokenizer _tokenizer = WordPieceTokenizer.Load(CompactModels.CommentTaggerFolder);
    private readonly BareModel _bare = new();
    private Rows[] _asTheyCame = [], _sorted = [], _sixteens = [], _fixed = [];

    [GlobalSetup]
    public void Setup()
    {
        var encoded = LiveComments.Texts.Take(Comments).Select(text => Rows.Encode(_tokenizer, text)).ToArray();
        _asTheyCame = [.. encoded.Chunk(Together).Select(ToLongest)];
        _sorted = [.. encoded.OrderBy(ids => ids.Length).Chunk(Together).Select(ToLongest)];
        _sixteens = [.. encoded.GroupBy(PaddedLength).SelectMany(alike => alike.Chunk(Together).Select(chunk => new Rows(chunk, alike.Key, _tokenizer)))];
        _fixed = [.. encoded.Chunk(Together).Select(chunk => new Rows(chunk, Longest, _tokenizer))];
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _bare.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Comments)]
    public int AllTo128() => Run(_fixed);

    [Benchmark(OperationsPerInvoke = Comments)]
    public int AsTheyCameToLongest() => Run(_asTheyCame);

    [Benchmark(OperationsPerInvoke = Comments)]
    public int SortedToLongest() => Run(_sorted);

    [Benchmark(Baseline = true, OperationsPerInvoke = Comments)]
    public int AlikeToSixteens() => Run(_sixteens);

    private static int PaddedLength(int[] ids) => Math.Min((ids.Length + 2 + Step - 1) / Step * Step, Longest);

    private Rows ToLongest(int[][] comments) => new(comments, comments.Max(ids => ids.Length) + 2, _tokenizer);

    private int Run(Rows[] batches) => batches.Sum(rows => _bare.Run(rows).Length);
}

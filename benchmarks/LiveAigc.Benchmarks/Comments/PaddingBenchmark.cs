using BenchmarkDotNet.Attributes;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>What padding costs: 1,024 encoded comments through the model alone, in batches of 32 at most, one thread; time for one comment.</summary>
public class PaddingBenchmark : IDisposable
{
    private const int Comments = 1024, Together = 32, Step = 16, Longest = 128;
    private readonly WordPieceTokenizer _tokenizer = WordPieceTokenizer.Load(CompactModels.CommentTaggerFolder);
    private readonly BareModel _bare = new();
    private Rows[] _exact = [], _oneByOne = [], _sixteens = [], _sorted = [], _asTheyCame = [], _fixed = [];

    [GlobalSetup]
    public void Setup()
    {
        var encoded = LiveComments.Texts.Take(Comments).Select(text => Rows.Encode(_tokenizer, text)).ToArray();
        _exact = Rows.OfOneLength(encoded, _ => Together, _tokenizer);
        _oneByOne = Rows.OfOneLength(encoded, _ => 1, _tokenizer);
        _sixteens = [.. encoded.GroupBy(ToSixteens).SelectMany(alike => alike.Chunk(Together).Select(batch => new Rows(batch, alike.Key, _tokenizer)))];
        _sorted = [.. encoded.OrderBy(ids => ids.Length).Chunk(Together).Select(batch => Rows.ToLongest(batch, _tokenizer))];
        _asTheyCame = [.. encoded.Chunk(Together).Select(batch => Rows.ToLongest(batch, _tokenizer))];
        _fixed = [.. encoded.Chunk(Together).Select(batch => new Rows(batch, Longest, _tokenizer))];
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _bare.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>As the tagger does it.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Comments)]
    public int ExactLength() => Run(_exact);

    [Benchmark(OperationsPerInvoke = Comments)]
    public int ExactLengthOneByOne() => Run(_oneByOne);

    [Benchmark(OperationsPerInvoke = Comments)]
    public int PaddedToSixteens() => Run(_sixteens);

    [Benchmark(OperationsPerInvoke = Comments)]
    public int SortedPaddedToLongest() => Run(_sorted);

    [Benchmark(OperationsPerInvoke = Comments)]
    public int AsTheyCamePaddedToLongest() => Run(_asTheyCame);

    [Benchmark(OperationsPerInvoke = Comments)]
    public int PaddedTo128() => Run(_fixed);

    private static int ToSixteens(int[] ids) => Math.Min((ids.Length + 2 + Step - 1) / Step * Step, Longest);

    private int Run(Rows[] batches) => batches.Sum(rows => _bare.Run(rows).Length);
}

using BenchmarkDotNet.Attributes;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>
/// From 256 texts to tags on one thread, time for one comment. The naive ways cut, run and decode with the same parts as ours, over
/// plain ONNX Runtime with new arrays for each run; they give up exactness (a row's length depends on its neighbours). The
/// ceiling is the model alone over rows encoded and sorted before: what no tagger on top of it can beat.
/// </summary>
[MemoryDiagnoser]
public class EndToEndBenchmark : IDisposable
{
    private const int Comments = 256, Together = 32;
    private readonly string[] _texts = LiveAigc.Benchmarks.LiveComments.Texts.Take(Comments).ToArray();
    private readonly WordPieceTokenizer _tokenizer = WordPieceTokenizer.Load(CompactModels.CommentTaggerFolder);
    private readonly BareModel _bare = new();
    private CommentTagger _tagger = null!;
    private CommentBatcher _batcher = null!;
    private LiveComment[] _comments = [];
    private Rows[] _encoded = [];

    [GlobalSetup]
    public void Setup()
    {
        _tagger = CommentTagger.Load(CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory());
        _batcher = new(_tagger, new() { ConcurrentRuns = 1 });
        _comments = [.. _texts.Select((text, i) => new LiveComment($"{i}", text))];
        _encoded = [.. _texts.Select(text => Rows.Encode(_tokenizer, text)).OrderBy(ids => ids.Length).Chunk(Together).Select(chunk => new Rows(chunk, chunk.Max(ids => ids.Length) + 2, _tokenizer))];
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _batcher.Dispose();
        _tagger.Dispose();
        _bare.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Comments)]
    public int NaiveOneByOne() => _texts.Sum(text => Naive([text]));

    [Benchmark(OperationsPerInvoke = Comments)]
    public int NaiveBatchPaddedToLongest() => _texts.Chunk(Together).Sum(Naive);

    [Benchmark(OperationsPerInvoke = Comments)]
    public int Tagger() => _tagger.Tag(_comments).Sum(tags => tags.Spans.Count);

    [Benchmark(OperationsPerInvoke = Comments)]
    public async Task<int> Batcher() => (await _batcher.TagAsync(_comments)).Sum(tags => tags.Spans.Count);

    [Benchmark(OperationsPerInvoke = Comments)]
    public int CeilingModelAlone() => _encoded.Sum(rows => _bare.Run(rows).Length);

    private int Naive(string[] texts)
    {
        var encoded = texts.Select(text => Rows.Encode(_tokenizer, text)).ToArray();
        var length = encoded.Max(ids => ids.Length) + 2;
        var logits = _bare.Run(new(encoded, length, _tokenizer));
        var labels = logits.Length / (texts.Length * length);
        var tagged = 0;
        for (var row = 0; row < texts.Length; row++)
        {
            // The best label of each token: the plain way to decode.
            for (var token = 1; token <= encoded[row].Length; token++)
            {
                var scores = logits.AsSpan(((row * length) + token) * labels, labels);
                tagged += scores.IndexOf(System.Numerics.Tensors.TensorPrimitives.Max<float>(scores)) > 0 ? 1 : 0;
            }
        }

        return tagged;
    }
}

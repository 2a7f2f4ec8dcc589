using BenchmarkDotNet.Attributes;
using Microsoft.ML.Tokenizers;

namespace LiveAigc.Benchmarks.Tokenization;

/// <summary>
/// Cuts 1,000 live comments with the compact tagger's vocabulary. The ratio counts, not the time. The comparison is not
/// quite fair to Microsoft's tokenizer: it builds a list a call, as its API asks, and ours writes to the caller's span.
/// </summary>
[MemoryDiagnoser]
public class WordPieceBenchmark
{
    private readonly string[] _texts = LiveComments.Texts.Take(1000).ToArray();
    private readonly int[] _ids = new int[512];
    private WordPieceTokenizer _ours = null!;
    private BertTokenizer _microsofts = null!;

    [GlobalSetup]
    public void Load()
    {
        _ours = WordPieceTokenizer.Load(CompactModels.CommentTaggerFolder);
        _microsofts = BertTokenizer.Create(Path.Combine(CompactModels.CommentTaggerFolder, "vocab.txt"));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = 1000)]
    public int LiveAigc()
    {
        var tokens = 0;
        foreach (var text in _texts)
            tokens += _ours.Encode(text, _ids, out _);
        return tokens;
    }

    [Benchmark(OperationsPerInvoke = 1000)]
    public int MicrosoftMLTokenizers()
    {
        var tokens = 0;
        foreach (var text in _texts)
            tokens += _microsofts.EncodeToIds(text, addSpecialTokens: false).Count;
        return tokens;
    }
}

using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using Microsoft.ML.Tokenizers;

namespace LiveAigc.Benchmarks.Tokenization;

/// <summary>
/// Cuts 1,000 texts; times are per text, on one thread, and the ratio counts. Ours writes int64 ids with [CLS] and [SEP] and the
/// mask into the caller's memory. The comparison is not quite fair to Microsoft's tokenizer: it makes a list of int32 ids and no mask,
/// as its API has it.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(RatiosFirst))]
public class WordPieceBenchmark
{
    private const int RowLength = 128, BatchSize = 64;

    private readonly long[] _ids = new long[RowLength * BatchSize];
    private readonly long[] _mask = new long[RowLength * BatchSize];
    private readonly TextRange[] _ranges = new TextRange[RowLength];
    private string[] _texts = null!;
    private ReadOnlyMemory<byte>[] _utf8Texts = null!;
    private WordPieceTokenizer _ours = null!;
    private BertTokenizer _microsofts = null!;

    [ParamsSource(nameof(Corpora))]
    public string Corpus { get; set; } = "comments";

    public static string[] Corpora => TokenizerCorpus.Names;

    [GlobalSetup]
    public void Load()
    {
        var corpus = TokenizerCorpus.Read(Corpus);
        var step = corpus.Texts.Length / 1000;
        _texts = [.. corpus.Texts.Where((_, i) => i % step == 0).Take(1000)];
        _utf8Texts = [.. _texts.Select(t => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(t)))];
        _ours = new(corpus.Vocabulary);
        _microsofts = BertTokenizer.Create(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', corpus.Vocabulary))));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = 1000)]
    public int MicrosoftMLTokenizers()
    {
        var tokens = 0;
        foreach (var text in _texts)
            tokens += _microsofts.EncodeToIds(text).Count;
        return tokens;
    }

    [Benchmark(OperationsPerInvoke = 1000)]
    public int LiveAigcUtf16()
    {
        var tokens = 0;
        foreach (var text in _texts)
            tokens += _ours.EncodeForModel(text, new ModelRow<long>(_ids.AsSpan(0, RowLength), _mask.AsSpan(0, RowLength)), pad: false).Tokens;
        return tokens;
    }

    [Benchmark(OperationsPerInvoke = 1000)]
    public int LiveAigcUtf8()
    {
        var tokens = 0;
        foreach (var text in _utf8Texts)
            tokens += _ours.EncodeForModel(text.Span, new ModelRow<long>(_ids.AsSpan(0, RowLength), _mask.AsSpan(0, RowLength)), pad: false).Tokens;
        return tokens;
    }

    /// <summary>What the UTF-8 entry spares its caller.</summary>
    [Benchmark(OperationsPerInvoke = 1000)]
    public int LiveAigcUtf8DecodedFirst()
    {
        var tokens = 0;
        Span<char> chars = stackalloc char[4096];
        foreach (var text in _utf8Texts)
        {
            var length = Encoding.UTF8.GetChars(text.Span, chars);
            tokens += _ours.EncodeForModel(chars[..length], new ModelRow<long>(_ids.AsSpan(0, RowLength), _mask.AsSpan(0, RowLength)), pad: false).Tokens;
        }
        return tokens;
    }

    [Benchmark(OperationsPerInvoke = 1000)]
    public int LiveAigcWithOffsets()
    {
        var tokens = 0;
        foreach (var text in _texts)
            tokens += _ours.EncodeForModel(text, new ModelRow<long>(_ids.AsSpan(0, RowLength), _mask.AsSpan(0, RowLength), default, _ranges), pad: false).Tokens;
        return tokens;
    }

    /// <summary>Rows of 128, 64 a batch, padded to their ends.</summary>
    [Benchmark(OperationsPerInvoke = 1000)]
    public int LiveAigcPaddedBatch()
    {
        var length = 0;
        for (var at = 0; at < _texts.Length; at += BatchSize)
            length += _ours.EncodeForModel(_texts.AsSpan(at, Math.Min(BatchSize, _texts.Length - at)), new ModelBatch<long>(RowLength, _ids, _mask));
        return length;
    }

    private sealed class RatiosFirst : ManualConfig
    {
        public RatiosFirst()
        {
            SummaryStyle = SummaryStyle.Default.WithRatioStyle(RatioStyle.Trend);
            AddColumn(StatisticColumn.Min); // what a busy machine disturbs least
        }
    }
}

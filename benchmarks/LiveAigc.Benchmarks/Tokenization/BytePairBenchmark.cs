using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.ML.Tokenizers;

namespace LiveAigc.Benchmarks.Tokenization;

/// <summary>
/// Cuts 1,000 texts as Qwen3's <c>tokenizer.json</c> says, from the shared data beside the repository; times are per text, on one thread.
/// Both keep the words they have met: what counts here is a service that has run for a while.
/// </summary>
[MemoryDiagnoser]
public class BytePairBenchmark
{
    private readonly int[] _ids = new int[4096];
    private string[] _texts = null!;
    private ITextTokenizer _ours = null!;
    private BpeTokenizer _microsofts = null!;

    [ParamsSource(nameof(Corpora))]
    public string Corpus { get; set; } = "";

    public static string[] Corpora => TokenizerCorpus.SharedFolder is null ? [] : ["zh_live", "en_short"];

    [GlobalSetup]
    public void Load()
    {
        var file = TokenizerCorpus.Shared("qwen3.tokenizer.json.gz");
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, file);
        _ours = TextTokenizer.Load(path);
        File.Delete(path);
        _microsofts = Microsofts(file);
        var texts = TokenizerCorpus.Golden(Corpus);
        _texts = [.. texts.Where((_, i) => i % (texts.Length / 1000) == 0).Take(1000)];
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
    public int LiveAigc()
    {
        var tokens = 0;
        foreach (var text in _texts)
            tokens += _ours.Encode(text, _ids, out _, addSpecialTokens: false);
        return tokens;
    }

    private static BpeTokenizer Microsofts(byte[] file)
    {
        using var json = JsonDocument.Parse(file);
        var model = json.RootElement.GetProperty("model");
        var pattern = json.RootElement.GetProperty("pre_tokenizer").GetProperty("pretokenizers")[0].GetProperty("pattern").GetProperty("Regex").GetString()!;
        return BpeTokenizer.Create(new BpeOptions(model.GetProperty("vocab").EnumerateObject().Select(t => KeyValuePair.Create(t.Name, t.Value.GetInt32())))
        {
            Merges = model.GetProperty("merges").EnumerateArray().Select(m => $"{m[0].GetString()} {m[1].GetString()}"),
            ByteLevel = true,
            PreTokenizer = new RegexPreTokenizer(new(pattern), specialTokens: null),
        });
    }
}

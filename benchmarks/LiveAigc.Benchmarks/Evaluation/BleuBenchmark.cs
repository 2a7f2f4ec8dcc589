using BenchmarkDotNet.Attributes;
using LiveAigc.Evaluation;

namespace LiveAigc.Benchmarks.Evaluation;

/// <summary>
/// Corpus BLEU-4 of 100,000 pairs made of live comments, against the usual way to write it: tokens as strings, n-grams joined with spaces, counted in
/// dictionaries. The plain way gets its tokens from a split at white space alone, so it has less to do than the Chinese and 13a rules have.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 1, iterationCount: 3)]
public class BleuBenchmark
{
    private string[] _hypotheses = [];
    private string[][] _references = [];

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var comments = LiveComments.Texts;
        _hypotheses = [.. Enumerable.Range(0, 100_000).Select(_ => Spaced(comments[random.Next(comments.Length)] + comments[random.Next(comments.Length)]))];
        _references = [.. _hypotheses.Select(h => new[] { h[..(h.Length / 2)] + Spaced(comments[random.Next(comments.Length)]) })];
    }

    [Benchmark(Baseline = true)]
    public double Dictionaries() => PlainBleu.Corpus(_hypotheses, _references);

    [Benchmark]
    public double WhiteSpace() => new Bleu(new() { Tokenization = TextTokenization.None }).Corpus(_hypotheses, _references).Score;

    [Benchmark]
    public double Mteval13a() => new Bleu().Corpus(_hypotheses, _references).Score;

    [Benchmark]
    public double Chinese() => new Bleu(new() { Tokenization = TextTokenization.Chinese }).Corpus(_hypotheses, _references).Score;

    private static string Spaced(string text) => string.Join(' ', text.Where(c => c != ' '));
}

namespace LiveAigc.Evaluation;

/// <summary>
/// CIDEr and CIDEr-D (Vedantam et al. 2015): how alike a text and its references are in the n-grams that are rare in the corpus, the
/// cosine of their tf-idf vectors, averaged over orders and references, times 10.
/// </summary>
/// <remarks>
/// Good for short descriptions with several references: pictures, clips, goods. The weights come from the references of the very corpus
/// that is scored, so a figure depends on it: with one segment every weight is 0, and so is the score; compare systems on the same
/// references only. Immutable and thread-safe.
/// </remarks>
public sealed class Cider
{
    private readonly CiderOptions _options;

    /// <summary>Creates the metric.</summary>
    /// <param name="options">Settings; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public Cider(CiderOptions? options = null)
    {
        _options = options ?? new CiderOptions();
        if (_options.MaxOrder is < 1 or > 16)
            throw new ArgumentOutOfRangeException(nameof(options), _options.MaxOrder, "MaxOrder must be 1 to 16.");
        if (!(_options.Sigma > 0 && double.IsFinite(_options.Sigma)))
            throw new ArgumentOutOfRangeException(nameof(options), _options.Sigma, "Sigma must be above 0.");
        if (!Enum.IsDefined(_options.Variant) || !Enum.IsDefined(_options.Tokenization))
            throw new ArgumentOutOfRangeException(nameof(options), _options, "Variant or Tokenization is no value of its enumeration.");
    }

    /// <summary>The score of a corpus.</summary>
    /// <param name="hypotheses">A text a segment; at least one segment, and two for a score above 0.</param>
    /// <param name="references">For each segment one reference or more; empty ones are passed over.</param>
    /// <exception cref="ArgumentException">The lists differ in length, there is no segment, or a segment has no reference; the message says which.</exception>
    public CiderScore Corpus(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references)
    {
        var segments = References.Check(hypotheses, references);
        var corpus = new CorpusNGrams(new TextTokenizer(_options.Tokenization, _options.LowerCase), _options.MaxOrder);
        var counted = segments.Select(s => s.Select(corpus.Count).ToArray()).ToArray();
        var found = new int[corpus.Size];
        foreach (var segment in counted)
        {
            foreach (var ngram in segment.SelectMany(r => r.Counts.Keys).Distinct())
                found[ngram]++;
        }

        var weights = new double[found.Length];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Math.Log(segments.Count) - Math.Log(Math.Max(1, found[i]));
        var scores = hypotheses.Select((h, i) => Score(corpus, weights, Math.Log(segments.Count), corpus.Count(h), counted[i])).ToArray();
        return new CiderScore(scores.Average(), scores);
    }

    private double Score(CorpusNGrams corpus, double[] weights, double unseen, CountedText hypothesis, CountedText[] references)
    {
        var norm = Norms(corpus, weights, unseen, hypothesis);
        double sum = 0;
        foreach (var reference in references)
        {
            var products = new double[_options.MaxOrder];
            foreach (var (ngram, count) in hypothesis.Counts)
            {
                if (reference.Counts.TryGetValue(ngram, out var there))
                    products[corpus.OrderOf(ngram) - 1] += (_options.Variant == CiderVariant.D ? Math.Min(count, there) : count) * (double)there * weights[ngram] * weights[ngram];
            }

            var other = Norms(corpus, weights, unseen, reference);
            var penalty = _options.Variant == CiderVariant.D ? Math.Exp(-Math.Pow(Bigrams(hypothesis) - Bigrams(reference), 2) / (2 * _options.Sigma * _options.Sigma)) : 1;
            for (var n = 0; n < products.Length; n++)
                sum += penalty * (norm[n] > 0 && other[n] > 0 ? products[n] / (norm[n] * other[n]) : products[n]);
        }

        return 10 * sum / (_options.MaxOrder * references.Length);
    }

    // The reference implementation measures length in bigrams.
    private static int Bigrams(CountedText text) => Math.Max(0, text.Tokens - 1);

    // An n-gram that no reference has weighs as one that a single segment has.
    private double[] Norms(CorpusNGrams corpus, double[] weights, double unseen, CountedText text)
    {
        var norms = new double[_options.MaxOrder];
        foreach (var (ngram, count) in text.Counts)
            norms[corpus.OrderOf(ngram) - 1] += Math.Pow(count * (ngram < weights.Length ? weights[ngram] : unseen), 2);
        foreach (ref var norm in norms.AsSpan())
            norm = Math.Sqrt(norm);
        return norms;
    }
}

namespace LiveAigc.Evaluation;

/// <summary>
/// NIST (Doddington 2002) as mteval-v13a computes it: n-grams that match, up to five tokens, each weighing what it tells:
/// <c>log2(count of its first n − 1 tokens / its count)</c> in the references. From 0; no upper bound, good systems reach 8 to 12.
/// </summary>
/// <remarks>
/// Good beside BLEU where rare words matter. The weights come from the references of the corpus scored: compare on the same ones only. Thread-safe.
/// </remarks>
public static class Nist
{
    /// <summary>The score of a corpus.</summary>
    /// <param name="hypotheses">A text a segment; at least one segment.</param>
    /// <param name="references">For each segment one reference or more; empty ones are passed over.</param>
    /// <param name="tokenization">How texts are cut.</param>
    /// <param name="lowerCase">Compare without regard to case, as mteval does unless told otherwise.</param>
    /// <param name="maxOrder">Longest n-gram, 1 to 16.</param>
    /// <exception cref="ArgumentException">The lists differ in length, there is no segment, or a segment has no reference; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxOrder"/> or <paramref name="tokenization"/> is outside its range.</exception>
    public static double Corpus(
        IReadOnlyList<string> hypotheses,
        IReadOnlyList<IReadOnlyList<string>> references,
        TextTokenization tokenization = TextTokenization.Mteval13a,
        bool lowerCase = true,
        int maxOrder = 5)
    {
        if (maxOrder is < 1 or > 16)
            throw new ArgumentOutOfRangeException(nameof(maxOrder), maxOrder, "Give 1 to 16.");
        if (!Enum.IsDefined(tokenization))
            throw new ArgumentOutOfRangeException(nameof(tokenization), tokenization, "No value of its enumeration.");
        var segments = References.Check(hypotheses, references);
        var corpus = new CorpusNGrams(new TextTokenizer(tokenization, lowerCase), maxOrder);
        var counted = segments.Select(s => s.Select(corpus.Count).ToArray()).ToArray();
        var information = Information(corpus, counted);
        var (told, totals) = (new double[maxOrder], new long[maxOrder]);
        double hypothesisLength = 0, referenceLength = 0;
        for (var i = 0; i < counted.Length; i++)
        {
            var hypothesis = corpus.Count(hypotheses[i]);
            foreach (var (ngram, count) in hypothesis.Counts.Where(c => c.Key < information.Length))
                told[corpus.OrderOf(ngram) - 1] += information[ngram] * Math.Min(count, counted[i].Max(r => r.Counts.GetValueOrDefault(ngram)));
            for (var n = 0; n < maxOrder; n++)
                totals[n] += Math.Max(0, hypothesis.Tokens - n);
            hypothesisLength += hypothesis.Tokens;
            referenceLength += counted[i].Average(r => r.Tokens);
        }

        return told.Zip(totals, (t, total) => LabelScore.Ratio(t, total)).Sum() * Penalty(LabelScore.Ratio(hypothesisLength, referenceLength));
    }

    private static double[] Information(CorpusNGrams corpus, CountedText[][] references)
    {
        var counts = new long[corpus.Size];
        long tokens = 0;
        foreach (var reference in references.SelectMany(r => r))
        {
            tokens += reference.Tokens;
            foreach (var (ngram, count) in reference.Counts)
                counts[ngram] += count;
        }

        return [.. counts.Select((count, ngram) => Math.Log2((double)(corpus.PrefixOf(ngram) is >= 0 and var prefix ? counts[prefix] : tokens) / count))];
    }

    // 1/2 where the texts have two thirds of the references' mean length.
    private static double Penalty(double ratio) =>
        ratio >= 1 ? 1 : ratio <= 0 ? 0 : Math.Exp(Math.Log(0.5) * Math.Pow(Math.Log(ratio) / Math.Log(1.5), 2));
}

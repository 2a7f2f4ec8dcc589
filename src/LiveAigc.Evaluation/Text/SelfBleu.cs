namespace LiveAigc.Evaluation;

/// <summary>
/// Self-BLEU (Zhu et al. 2018): the mean BLEU of each text against all others as references. 0 to 100; 100, every text repeats the
/// others.
/// </summary>
/// <remarks>Lower is more diverse. It rises with the number of texts: compare sets of one size only. Says nothing of quality.</remarks>
public static class SelfBleu
{
    /// <summary>Computes it, in time that grows with the texts' length and not with its square.</summary>
    /// <param name="texts">Two or more.</param>
    /// <param name="options">
    /// Settings of BLEU; the defaults when null. Orders that a text is too short for are left out unless they say otherwise.
    /// </param>
    /// <returns>0 to 100.</returns>
    /// <exception cref="ArgumentException">There are fewer than two texts, or one is null.</exception>
    public static double Compute(IReadOnlyList<string> texts, BleuOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        options ??= new BleuOptions();
        _ = new Bleu(options); // checks them
        if (texts.Count < 2)
            throw new ArgumentException($"Give two texts or more, to be compared with each other; got {texts.Count}.", nameof(texts));
        var corpus = new CorpusNGrams(new TextTokenizer(options.Tokenization, options.LowerCase), options.MaxOrder);
        var counted = texts.Select((t, i) => corpus.Count(t ?? throw new ArgumentException($"Text {i} is null.", nameof(texts)))).ToArray();
        var limits = Limits(corpus, counted);
        var lengths = counted.Select(c => c.Tokens).Order().ToArray();
        return counted.Select((text, i) => Score(corpus, limits, lengths, text, i, options)).Average();
    }

    // The most of each n-gram in any text, and in any text but that one: what bounds the text that has most.
    private static (int Most, int Owner, int Second)[] Limits(CorpusNGrams corpus, CountedText[] texts)
    {
        var limits = new (int Most, int Owner, int Second)[corpus.Size];
        for (var i = 0; i < texts.Length; i++)
        {
            foreach (var (ngram, count) in texts[i].Counts)
            {
                var limit = limits[ngram];
                limits[ngram] = count > limit.Most ? (count, i, limit.Most) : limit with { Second = Math.Max(limit.Second, count) };
            }
        }

        return limits;
    }

    private static double Score(CorpusNGrams corpus, (int Most, int Owner, int Second)[] limits, int[] lengths, CountedText text, int index, BleuOptions options)
    {
        var matches = new long[options.MaxOrder];
        foreach (var (ngram, count) in text.Counts)
            matches[corpus.OrderOf(ngram) - 1] += Math.Min(count, limits[ngram].Owner == index ? limits[ngram].Second : limits[ngram].Most);
        var totals = Enumerable.Range(0, options.MaxOrder).Select(n => Math.Max(0L, text.Tokens - n)).ToArray();
        return BleuFormula.Compute(options, options.EffectiveOrder ?? true, matches, totals, text.Tokens, Closest(lengths, text.Tokens)).Score;
    }

    // The text's own length stands in the list once: its neighbours are the closest others, the shorter of two.
    private static int Closest(int[] sorted, int length)
    {
        var at = Array.BinarySearch(sorted, length);
        var before = at > 0 ? sorted[at - 1] : int.MinValue / 2;
        var after = at + 1 < sorted.Length ? sorted[at + 1] : int.MaxValue / 2;
        return length - before <= after - length ? before : after;
    }
}

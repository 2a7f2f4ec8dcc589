namespace LiveAigc.Evaluation;

/// <summary>
/// distinct-n (Li et al. 2016): of all n-grams of a set of texts, the share that are different. 0 to 1; near 0, the texts say the same
/// over and over.
/// </summary>
/// <param name="Distinct">Different n-grams.</param>
/// <param name="Total">N-grams.</param>
/// <remarks>
/// Falls as texts grow in number and length, so compare sets of one size only. Says nothing of quality: noise is most diverse.
/// </remarks>
public sealed record DistinctNGrams(long Distinct, long Total)
{
    /// <summary><c>Distinct / Total</c>; 0 when no text is as long as n.</summary>
    public double Ratio => LabelScore.Ratio(Distinct, Total);

    /// <summary>Counts n-grams.</summary>
    /// <param name="texts">The texts; may be empty.</param>
    /// <param name="n">Tokens of an n-gram, 1 to 16.</param>
    /// <param name="tokenization">How texts are cut.</param>
    /// <exception cref="ArgumentException">A text is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> or <paramref name="tokenization"/> is outside its range.</exception>
    public static DistinctNGrams Compute(IReadOnlyList<string> texts, int n, TextTokenization tokenization = TextTokenization.None)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (n is < 1 or > 16)
            throw new ArgumentOutOfRangeException(nameof(n), n, "Give 1 to 16.");
        if (!Enum.IsDefined(tokenization))
            throw new ArgumentOutOfRangeException(nameof(tokenization), tokenization, "No value of its enumeration.");
        var corpus = new CorpusNGrams(new TextTokenizer(tokenization, lowerCase: false), n);
        long total = 0;
        for (var i = 0; i < texts.Count; i++)
            total += Math.Max(0, corpus.Count(texts[i] ?? throw new ArgumentException($"Text {i} is null.", nameof(texts))).Tokens - n + 1);
        return new DistinctNGrams(Enumerable.Range(0, corpus.Size).LongCount(ngram => corpus.OrderOf(ngram) == n), total);
    }
}

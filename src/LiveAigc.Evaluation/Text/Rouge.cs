namespace LiveAigc.Evaluation;

/// <summary>
/// ROUGE-1, -2, -L and -Lsum (Lin 2004) as rouge-score computes them, which follows ROUGE-1.5.5: overlap of n-grams, and of longest common
/// subsequences. 0 to 1, 1 for equal texts.
/// </summary>
/// <remarks>
/// Good for summaries and for whether a text holds what the reference holds. Not good for fluency, and blind to facts. A text of no tokens
/// scores 0 (with <see cref="RougeTokenization.English"/> every Chinese text is one). Immutable and thread-safe.
/// </remarks>
public sealed class Rouge
{
    private readonly RougeOptions _options;

    /// <summary>Creates the metric.</summary>
    /// <param name="options">Settings; rouge-score's defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public Rouge(RougeOptions? options = null)
    {
        _options = options ?? new RougeOptions();
        if (!(_options.Beta > 0 && double.IsFinite(_options.Beta)))
            throw new ArgumentOutOfRangeException(nameof(options), _options.Beta, "Beta must be above 0.");
        if (!Enum.IsDefined(_options.Tokenization))
            throw new ArgumentOutOfRangeException(nameof(options), _options.Tokenization, "Tokenization is no value of its enumeration.");
    }

    /// <summary>The mean scores of a corpus.</summary>
    /// <param name="hypotheses">A text a segment; at least one segment.</param>
    /// <param name="references">For each segment one reference or more; empty ones are passed over.</param>
    /// <exception cref="ArgumentException">The lists differ in length, there is no segment, or a segment has no reference; the message says which.</exception>
    public RougeScores Corpus(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references)
    {
        var scores = Segments(hypotheses, references);
        return new RougeScores(Mean(s => s.Rouge1), Mean(s => s.Rouge2), Mean(s => s.RougeL), Mean(s => s.RougeLsum));

        RougeScore Mean(Func<RougeScores, RougeScore> of) =>
            new(scores.Average(s => of(s).Precision), scores.Average(s => of(s).Recall), scores.Average(s => of(s).F));
    }

    /// <summary>The scores of each segment.</summary>
    /// <param name="hypotheses">A text a segment; at least one segment.</param>
    /// <param name="references">For each segment one reference or more; empty ones are passed over.</param>
    /// <exception cref="ArgumentException">The lists differ in length, there is no segment, or a segment has no reference; the message says which.</exception>
    public IReadOnlyList<RougeScores> Segments(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references)
    {
        var segments = References.Check(hypotheses, references);
        var reader = new RougeReader(_options);
        return [.. hypotheses.Select((h, i) => Segment(reader, h, segments[i]))];
    }

    /// <summary>The scores of one text.</summary>
    /// <param name="hypothesis">The text; may be empty.</param>
    /// <param name="references">At least one that is not empty.</param>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public RougeScores Sentence(string hypothesis, params IReadOnlyList<string> references) => Segments([hypothesis], [references])[0];

    private RougeScores Segment(RougeReader reader, string hypothesis, IReadOnlyList<string> references)
    {
        reader.Clear();
        var lines = reader.Lines(hypothesis);
        int[] tokens = [.. lines.SelectMany(l => l)];
        var read = references.Select(reader.Lines).Select(l => (Lines: l, Tokens: l.SelectMany(t => t).ToArray())).ToArray();
        return new RougeScores(
            Best(read.Select(r => NGrams(tokens, r.Tokens, 1))),
            Best(read.Select(r => NGrams(tokens, r.Tokens, 2))),
            Best(read.Select(r => RougeScore.Of(CommonSubsequence.Length(tokens, r.Tokens), tokens.Length, r.Tokens.Length, _options.Beta))),
            Best(read.Select(r => RougeScore.Of(CommonSubsequence.UnionHits(lines, r.Lines), tokens.Length, r.Tokens.Length, _options.Beta))));
    }

    private RougeScore Best(IEnumerable<RougeScore> scores)
    {
        if (!_options.BestOfEach)
            return scores.MaxBy(s => s.F);
        var all = scores.ToArray();
        return RougeScore.Of(all.Max(s => s.Precision), all.Max(s => s.Recall), _options.Beta);
    }

    private RougeScore NGrams(int[] hypothesis, int[] reference, int n)
    {
        var counts = Count(reference, n);
        var mine = Count(hypothesis, n);
        long common = 0;
        foreach (var (ngram, count) in mine)
            common += Math.Min(count, counts.GetValueOrDefault(ngram));
        return RougeScore.Of(common, mine.Values.Sum(), counts.Values.Sum(), _options.Beta);
    }

    private Dictionary<(int First, int Second), long> Count(int[] tokens, int n)
    {
        var counts = new Dictionary<(int, int), long>();
        for (var i = 0; i <= tokens.Length - n; i++)
        {
            var ngram = (tokens[i], n == 1 ? -1 : tokens[i + 1]);
            counts[ngram] = _options.DistinctNGrams ? 1 : counts.GetValueOrDefault(ngram) + 1;
        }

        return counts;
    }
}

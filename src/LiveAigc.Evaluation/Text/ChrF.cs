using System.Globalization;

namespace LiveAigc.Evaluation;

/// <summary>
/// chrF (Popović 2015) and chrF++ (Popović 2017) as sacrebleu computes them: the F-score of character n-grams, and for chrF++ of word
/// n-grams too, averaged over orders; recall counts twice. 0 to 100, 100 for equal texts.
/// </summary>
/// <remarks>
/// Needs no tokenization, so it suits Chinese and words with endings; it agrees better with people than BLEU on single sentences.
/// Not good for texts whose wording may differ freely, and as blind to facts. Immutable and thread-safe.
/// </remarks>
public sealed class ChrF
{
    private readonly ChrFOptions _options;

    /// <summary>Creates the metric.</summary>
    /// <param name="options">Settings; sacrebleu's defaults (chrF2) when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public ChrF(ChrFOptions? options = null)
    {
        _options = options ?? new ChrFOptions();
        if (_options.CharacterOrder is < 1 or > 16 || _options.WordOrder is < 0 or > 16)
            throw new ArgumentOutOfRangeException(nameof(options), _options, "CharacterOrder must be 1 to 16, WordOrder 0 to 16.");
        if (!(_options.Beta > 0 && double.IsFinite(_options.Beta)))
            throw new ArgumentOutOfRangeException(nameof(options), _options.Beta, "Beta must be above 0.");
    }

    /// <summary>The score of a corpus: counts are summed over segments first, of each segment's references the one with the best F counts.</summary>
    /// <param name="hypotheses">A text a segment; at least one segment.</param>
    /// <param name="references">For each segment one reference or more; empty ones are passed over.</param>
    /// <exception cref="ArgumentException">The lists differ in length, there is no segment, or a segment has no reference; the message says which.</exception>
    public ChrFScore Corpus(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references)
    {
        var segments = References.Check(hypotheses, references);
        var characters = new SegmentNGrams(new TextTokenizer(TextTokenization.Character, _options.LowerCase), _options.CharacterOrder);
        var words = _options.WordOrder == 0 ? null : new SegmentNGrams(new TextTokenizer(TextTokenization.None, _options.LowerCase), _options.WordOrder);
        var sums = new OrderCounts[_options.CharacterOrder + _options.WordOrder];
        for (var i = 0; i < hypotheses.Count; i++)
        {
            var best = segments[i].Select(r => Counts(characters, words, hypotheses[i], r)).MaxBy(F)!;
            for (var n = 0; n < sums.Length; n++)
                sums[n] += best[n];
        }

        return new ChrFScore(F(sums), Signature(References.Number(segments)));
    }

    /// <summary>The score of one sentence.</summary>
    /// <param name="hypothesis">The text; may be empty.</param>
    /// <param name="references">At least one that is not empty.</param>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public ChrFScore Sentence(string hypothesis, params IReadOnlyList<string> references) => Corpus([hypothesis], [references]);

    private OrderCounts[] Counts(SegmentNGrams characters, SegmentNGrams? words, string hypothesis, string reference)
    {
        var counts = new OrderCounts[_options.CharacterOrder + _options.WordOrder];
        Count(characters, hypothesis, reference, counts.AsSpan(0, _options.CharacterOrder));
        if (words is not null)
            Count(words, ChrFWords.SetApart(hypothesis), ChrFWords.SetApart(reference), counts.AsSpan(_options.CharacterOrder));
        return counts;
    }

    private static void Count(SegmentNGrams counter, string hypothesis, string reference, Span<OrderCounts> counts)
    {
        Span<long> matches = stackalloc long[counts.Length];
        counter.SetReferences([reference]);
        var (length, hypothesisLength) = (counter.ReferenceLengths[0], counter.Match(hypothesis, matches));
        for (var n = 0; n < counts.Length; n++)
        {
            // Where the reference has no n-gram, the hypothesis' are not held against it.
            var inReference = Math.Max(0, length - n);
            counts[n] = new OrderCounts(inReference == 0 ? 0 : Math.Max(0, hypothesisLength - n), inReference, matches[n]);
        }
    }

    private double F(OrderCounts[] counts)
    {
        double precision = 0, recall = 0;
        var orders = 0;
        foreach (var order in counts)
        {
            if (order.Hypothesis == 0 || order.Reference == 0)
                continue;
            precision += (double)order.Matches / order.Hypothesis;
            recall += (double)order.Matches / order.Reference;
            orders++;
        }

        if (precision + recall == 0)
            return 0;
        precision /= orders;
        recall /= orders;
        var weight = _options.Beta * _options.Beta;
        return 100 * (1 + weight) * precision * recall / ((weight * precision) + recall);
    }

    private string Signature(string references) => string.Create(
        CultureInfo.InvariantCulture,
        $"nrefs:{references}|case:{(_options.LowerCase ? "lc" : "mixed")}|eff:yes|nc:{_options.CharacterOrder}|nw:{_options.WordOrder}|space:no{(_options.Beta == 2 ? "" : $"|beta:{_options.Beta}")}|{Signatures.Version}");

    private readonly record struct OrderCounts(long Hypothesis, long Reference, long Matches)
    {
        public static OrderCounts operator +(OrderCounts a, OrderCounts b) => new(a.Hypothesis + b.Hypothesis, a.Reference + b.Reference, a.Matches + b.Matches);
    }
}

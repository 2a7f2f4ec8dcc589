using System.Globalization;

namespace LiveAigc.Evaluation;

/// <summary>
/// BLEU (Papineni et al. 2002) as sacrebleu computes it (Post 2018): the geometric mean of n-gram precisions, each n-gram counted no
/// oftener than in the references, times a penalty for brevity. 0 to 100, 100 for equal texts of at least <see cref="BleuOptions.MaxOrder"/> tokens.
/// </summary>
/// <remarks>
/// Good for ranking systems on one corpus. Not for judging one sentence, not for comparing languages, tokenizations or corpora, and blind to
/// meaning and facts: a wrong price costs one token. Immutable and thread-safe.
/// </remarks>
public sealed class Bleu
{
    private readonly BleuOptions _options;

    /// <summary>Creates the metric.</summary>
    /// <param name="options">Settings; sacrebleu's defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public Bleu(BleuOptions? options = null)
    {
        _options = options ?? new BleuOptions();
        if (_options.MaxOrder is < 1 or > 16)
            throw new ArgumentOutOfRangeException(nameof(options), _options.MaxOrder, "MaxOrder must be 1 to 16.");
        if (_options.SmoothingValue is { } value && !(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(nameof(options), value, "SmoothingValue must be above 0.");
        if (!Enum.IsDefined(_options.Tokenization) || !Enum.IsDefined(_options.Smoothing))
            throw new ArgumentOutOfRangeException(nameof(options), _options, "Tokenization or Smoothing is no value of its enumeration.");
    }

    /// <summary>The score of a corpus.</summary>
    /// <param name="hypotheses">A text a segment; at least one segment.</param>
    /// <param name="references">For each segment one reference or more; empty ones are passed over.</param>
    /// <exception cref="ArgumentException">The lists differ in length, there is no segment, or a segment has no reference; the message says which.</exception>
    public BleuScore Corpus(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references)
    {
        var segments = References.Check(hypotheses, references);
        var counter = new SegmentNGrams(new TextTokenizer(_options.Tokenization, _options.LowerCase), _options.MaxOrder);
        var counts = new Counts(_options.MaxOrder);
        for (var i = 0; i < hypotheses.Count; i++)
            counts.Add(counter, hypotheses[i], segments[i]);
        return Score(counts, _options.EffectiveOrder ?? false, References.Number(segments));
    }

    /// <summary>The score of one sentence; orders that it is too short for are left out unless the options say otherwise.</summary>
    /// <param name="hypothesis">The text; may be empty.</param>
    /// <param name="references">At least one that is not empty.</param>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public BleuScore Sentence(string hypothesis, params IReadOnlyList<string> references)
    {
        var segments = References.Check([hypothesis], [references]);
        var counts = new Counts(_options.MaxOrder);
        counts.Add(new SegmentNGrams(new TextTokenizer(_options.Tokenization, _options.LowerCase), _options.MaxOrder), hypothesis, segments[0]);
        return Score(counts, _options.EffectiveOrder ?? true, References.Number(segments));
    }

    private BleuScore Score(Counts counts, bool effectiveOrder, string references)
    {
        var (score, brevity, precisions) = BleuFormula.Compute(_options, effectiveOrder, counts.Matches, counts.Totals, counts.HypothesisLength, counts.ReferenceLength);
        return new BleuScore(
            score, precisions, counts.Matches, counts.Totals, brevity, counts.HypothesisLength, counts.ReferenceLength, Signature(effectiveOrder, references));
    }

    private string Signature(bool effectiveOrder, string references)
    {
        var smoothing = _options.Smoothing switch
        {
            BleuSmoothing.None => "none",
            BleuSmoothing.Exponential => "exp",
            BleuSmoothing.Floor => string.Create(CultureInfo.InvariantCulture, $"floor[{_options.EffectiveSmoothingValue:F2}]"),
            _ => string.Create(CultureInfo.InvariantCulture, $"add-k[{_options.EffectiveSmoothingValue:F2}]"),
        };
        var order = _options.MaxOrder == 4 ? "" : $"|order:{_options.MaxOrder}";
        return $"nrefs:{references}|case:{(_options.LowerCase ? "lc" : "mixed")}|eff:{(effectiveOrder ? "yes" : "no")}|tok:{Signatures.Of(_options.Tokenization)}|smooth:{smoothing}{order}|{Signatures.Version}";
    }

    private sealed class Counts(int orders)
    {
        private readonly long[] _matched = new long[orders];

        public long[] Matches { get; } = new long[orders];

        public long[] Totals { get; } = new long[orders];

        public long HypothesisLength { get; private set; }

        public long ReferenceLength { get; private set; }

        public void Add(SegmentNGrams counter, string hypothesis, IReadOnlyList<string> references)
        {
            counter.SetReferences(references);
            var length = counter.Match(hypothesis, _matched);
            HypothesisLength += length;
            ReferenceLength += counter.ReferenceLengths.MinBy(l => (Math.Abs(l - length), l));
            for (var n = 0; n < orders; n++)
            {
                Matches[n] += _matched[n];
                Totals[n] += Math.Max(0, length - n);
            }
        }
    }
}

namespace LiveAigc.Evaluation;

/// <summary>Whether one system's span F1 is better than another's, or only seems so on these documents. Immutable.</summary>
/// <param name="F1A">Micro span F1 of system A on the documents.</param>
/// <param name="F1B">Micro span F1 of system B.</param>
/// <param name="PValue">
/// Two-sided: the probability, if both systems were equally good, of a difference at least as large. Above 0, at most 1.
/// </param>
/// <param name="Lower">Lower end of the 95 % percentile interval of <see cref="Difference"/>.</param>
/// <param name="Upper">Its upper end.</param>
public sealed record PairedBootstrap(double F1A, double F1B, double PValue, double Lower, double Upper)
{
    /// <summary><c>F1B − F1A</c>: positive when B is better.</summary>
    public double Difference => F1B - F1A;

    /// <summary>Draws the documents again and again, with replacement, and looks how the difference varies.</summary>
    /// <remarks>
    /// With δ the observed difference and δ* that of one drawing, the p-value is
    /// <c>(1 + #{|δ* − δ| ≥ |δ|}) / (1 + samples)</c>: drawings are centred on δ, so they are moved to 0 first (Efron and Tibshirani
    /// 1993; Berg-Kirkpatrick et al. 2012). Both systems are judged on the same drawing. Equal input and seed give an equal result.
    /// </remarks>
    /// <param name="gold">The right spans of each document; at least one document.</param>
    /// <param name="systemA">The spans of the first system, for the same documents.</param>
    /// <param name="systemB">The spans of the second system.</param>
    /// <param name="seed">Of the drawings.</param>
    /// <param name="samples">Number of drawings, 1 or more; 10,000 settle the second digit of the p-value.</param>
    /// <param name="matching">When a predicted span counts.</param>
    /// <exception cref="ArgumentException">There are no documents, the lists differ in length, or spans are not valid for <see cref="SpanReport.Compute"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="samples"/> is below 1, or <paramref name="matching"/> is not a value of its enumeration.
    /// </exception>
    public static PairedBootstrap Compute(
        IReadOnlyList<IReadOnlyList<TagSpan>> gold,
        IReadOnlyList<IReadOnlyList<TagSpan>> systemA,
        IReadOnlyList<IReadOnlyList<TagSpan>> systemB,
        int seed,
        int samples = 10_000,
        SpanMatching matching = SpanMatching.Strict)
    {
        SpanLists.RequireSameCount(gold, systemA, nameof(systemA));
        SpanLists.RequireSameCount(gold, systemB, nameof(systemB));
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        if (!Enum.IsDefined(matching))
            throw new ArgumentOutOfRangeException(nameof(matching), matching, "Give Strict or Soft.");
        if (gold.Count == 0)
            throw new ArgumentException("Without documents there is nothing to draw from.", nameof(gold));

        var documents = new Counts[gold.Count];
        for (var i = 0; i < documents.Length; i++)
        {
            var spans = SpanLists.Sorted(gold[i], i, nameof(gold));
            var a = SpanLists.Sorted(systemA[i], i, nameof(systemA));
            var b = SpanLists.Sorted(systemB[i], i, nameof(systemB));
            documents[i] = new(
                spans.Length,
                a.Length,
                SpanMatcher.Matched(spans, a, matching).Count(),
                b.Length,
                SpanMatcher.Matched(spans, b, matching).Count());
        }

        var whole = documents.Aggregate(default(Counts), static (sum, d) => sum + d);
        return Judge(whole, Differences(documents, seed, samples));
    }

    private static double[] Differences(Counts[] documents, int seed, int samples)
    {
        var random = new Random(seed);
        var differences = new double[samples];
        for (var s = 0; s < samples; s++)
        {
            var sum = default(Counts);
            for (var i = 0; i < documents.Length; i++)
                sum += documents[random.Next(documents.Length)];
            differences[s] = sum.F1B - sum.F1A;
        }

        return differences;
    }

    private static PairedBootstrap Judge(Counts whole, double[] differences)
    {
        var observed = whole.F1B - whole.F1A;
        // A hair of tolerance: equal differences of different drawings must not fall apart by their last bit.
        var asLarge = differences.Count(d => Math.Abs(d - observed) >= Math.Abs(observed) - 1e-12);
        Array.Sort(differences);
        return new(
            whole.F1A,
            whole.F1B,
            (1.0 + asLarge) / (1.0 + differences.Length),
            Percentile.Of(differences, 0.025),
            Percentile.Of(differences, 0.975));
    }

    private readonly record struct Counts(int Gold, int FoundA, int CorrectA, int FoundB, int CorrectB)
    {
        public double F1A => new LabelScore("", CorrectA, FoundA, Gold).F1;

        public double F1B => new LabelScore("", CorrectB, FoundB, Gold).F1;

        public static Counts operator +(Counts x, Counts y) =>
            new(x.Gold + y.Gold, x.FoundA + y.FoundA, x.CorrectA + y.CorrectA, x.FoundB + y.FoundB, x.CorrectB + y.CorrectB);
    }
}

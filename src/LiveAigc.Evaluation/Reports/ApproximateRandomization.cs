namespace LiveAigc.Evaluation;

/// <summary>
/// Approximate randomisation (Noreen 1989; Yeh 2000): whether two systems' figures differ by more than swapping their answers at random would
/// make them differ. Assumes less than the bootstrap, and is the usual test for F1 and BLEU-like figures. Immutable.
/// </summary>
/// <param name="A">The figure of system A.</param>
/// <param name="B">The figure of system B.</param>
/// <param name="PValue"><c>(1 + swaps that differ as much) / (1 + swaps)</c>, two-sided: above 0, at most 1.</param>
public sealed record ApproximateRandomization(double A, double B, double PValue)
{
    /// <summary><c>B − A</c>.</summary>
    public double Difference => B - A;

    /// <summary>Tests micro span F1.</summary>
    /// <param name="gold">The right spans of each document; at least one document.</param>
    /// <param name="systemA">The spans of the first system, for the same documents.</param>
    /// <param name="systemB">The spans of the second system.</param>
    /// <param name="seed">Of the swaps.</param>
    /// <param name="samples">Number of random swaps, 1 or more.</param>
    /// <param name="matching">When a predicted span counts.</param>
    /// <exception cref="ArgumentException">There are no documents, the lists differ in length, or spans overlap; the message says where.</exception>
    public static ApproximateRandomization Compute(
        IReadOnlyList<IReadOnlyList<TagSpan>> gold, IReadOnlyList<IReadOnlyList<TagSpan>> systemA, IReadOnlyList<IReadOnlyList<TagSpan>> systemB,
        int seed, int samples = 10_000, SpanMatching matching = SpanMatching.Strict) =>
        OfItems(SpanItems.Of(gold, systemA, matching), SpanItems.Of(gold, systemB, matching), seed, samples);

    /// <summary>Tests any figure that is a ratio of sums over documents.</summary>
    /// <param name="a">What each document adds for system A; at least one.</param>
    /// <param name="b">For system B, the same documents in the same order.</param>
    /// <param name="seed">Of the swaps.</param>
    /// <param name="samples">Number of random swaps, 1 or more.</param>
    /// <exception cref="ArgumentException">There are no items, the lists differ in length, or an item is not finite; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is below 1.</exception>
    public static ApproximateRandomization OfItems(IReadOnlyList<ScoredItem> a, IReadOnlyList<ScoredItem> b, int seed, int samples = 10_000)
    {
        ScoredItem.Require(a, nameof(a));
        ScoredItem.Require(b, nameof(b));
        if (a.Count != b.Count)
            throw new ArgumentException($"{a.Count} items of A, {b.Count} of B: they must be of the same documents.", nameof(b));
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        var (figureA, figureB) = (ScoredItem.Ratio(a), ScoredItem.Ratio(b));
        var observed = Math.Abs(figureB - figureA);
        var random = new Random(seed);
        var asLarge = 0;
        for (var s = 0; s < samples; s++)
        {
            // A hair of tolerance: equal differences must not fall apart by their last bit.
            if (SwappedDifference(a, b, random) >= observed - 1e-12)
                asLarge++;
        }

        return new ApproximateRandomization(figureA, figureB, (1.0 + asLarge) / (1.0 + samples));
    }

    private static double SwappedDifference(IReadOnlyList<ScoredItem> a, IReadOnlyList<ScoredItem> b, Random random)
    {
        double partA = 0, wholeA = 0, partB = 0, wholeB = 0;
        for (var i = 0; i < a.Count; i++)
        {
            var (x, y) = random.Next(2) == 0 ? (a[i], b[i]) : (b[i], a[i]);
            partA += x.Part;
            wholeA += x.Whole;
            partB += y.Part;
            wholeB += y.Whole;
        }

        return Math.Abs(LabelScore.Ratio(partB, wholeB) - LabelScore.Ratio(partA, wholeA));
    }
}

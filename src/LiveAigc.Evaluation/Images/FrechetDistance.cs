using System.Numerics.Tensors;

namespace LiveAigc.Evaluation;

/// <summary>
/// The squared Fréchet distance of two Gaussians (Dowson and Landau 1982), <c>|μ₁ − μ₂|² + tr(Σ₁ + Σ₂ − 2 (Σ₁Σ₂)^½)</c>: what FID (Heusel et al.
/// 2017) is on Inception features of pictures and FVD (Unterthiner et al. 2018) on I3D features of clips. From 0, equal; no upper bound.
/// </summary>
/// <param name="Distance">The squared distance, 0 or more.</param>
/// <param name="MeanTerm"><c>|μ₁ − μ₂|²</c>.</param>
/// <param name="CovarianceTerm">The trace; 0 or more.</param>
/// <param name="Warnings">What makes the figure less than it seems; empty when nothing does.</param>
/// <remarks>
/// The trace of the root is the sum of the singular values of U₁U₂ᵀ with Σ = UᵀU, which is exact for singular covariances too; SciPy's matrix root,
/// the usual way, needs a nudge there. Biased upward for few samples: compare figures of the same number of samples and the same extractor only.
/// Immutable.
/// </remarks>
public sealed record FrechetDistance(double Distance, double MeanTerm, double CovarianceTerm, IReadOnlyList<string> Warnings)
{
    /// <summary>Computes the distance.</summary>
    /// <param name="a">One side.</param>
    /// <param name="b">The other; the order does not matter but for the last bits.</param>
    /// <exception cref="ArgumentException">They differ in dimensions.</exception>
    public static FrechetDistance Compute(FeatureStatistics a, FeatureStatistics b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Dimensions != b.Dimensions)
            throw new ArgumentException($"The features have {a.Dimensions} and {b.Dimensions} dimensions: they are of two extractors.", nameof(b));
        var size = a.Dimensions;
        var difference = TensorPrimitives.Distance(a.Mean, b.Mean);
        var factorA = PivotedCholesky.Factor(a.Covariance, size, out var rankA);
        var factorB = PivotedCholesky.Factor(b.Covariance, size, out var rankB);
        var root = RootTrace(RowProducts.Of(factorA, rankA, factorB, rankB, size), rankA, rankB);
        var covariance = Math.Max(0, Trace(a) + Trace(b) - (2 * root));
        var mean = difference * difference;
        return new FrechetDistance(mean + covariance, mean, covariance, Doubts(a, b, rankA, rankB));
    }

    // The sum of the singular values of M = U₁U₂ᵀ: the square roots of the eigenvalues of MMᵀ, which are those of Σ₁Σ₂.
    private static double RootTrace(double[] product, int rankA, int rankB)
    {
        if (rankA == 0 || rankB == 0)
            return 0; // one side's samples are all alike
        var squared = new double[(long)rankA * rankA];
        RowProducts.AddLower(product, rankA, rankB, squared);
        double sum = 0;
        foreach (var value in SymmetricEigenvalues.Of(squared, rankA))
            sum += Math.Sqrt(Math.Max(0, value));
        return sum;
    }

    private static double Trace(FeatureStatistics statistics)
    {
        double sum = 0;
        for (var i = 0; i < statistics.Dimensions; i++)
            sum += statistics.Covariance[(i * statistics.Dimensions) + i];
        return sum;
    }

    private static string[] Doubts(FeatureStatistics a, FeatureStatistics b, int rankA, int rankB)
    {
        var warnings = new List<string>();
        foreach (var (name, statistics, rank) in new[] { ("first", a, rankA), ("second", b, rankB) })
        {
            if (statistics.Count > 0 && statistics.Count <= statistics.Dimensions)
                warnings.Add($"The {name} side has {statistics.Count} samples of {statistics.Dimensions} dimensions: too few to fill its covariance; the distance comes out too large.");
            else if (rank < statistics.Dimensions)
                warnings.Add($"The {name} side's covariance has rank {rank} of {statistics.Dimensions}: some features never vary or depend on each other.");
        }

        return [.. warnings];
    }
}

namespace LiveAigc.Evaluation;

/// <summary>
/// Precision and recall of a generative model (Kynkäänniemi et al. 2019): the share of generated samples that lie where real ones do, and of
/// real ones that lie where generated ones do; "where" is within the distance of some sample's k-th neighbour. Each 0 to 1.
/// </summary>
/// <param name="Precision">Quality: low when many samples look like nothing real.</param>
/// <param name="Recall">Variety: low when much that is real is never generated.</param>
/// <remarks>Depends on the number of samples, on k and on the extractor: name them. Outliers widen a side. Immutable.</remarks>
public sealed record GenerativePrecisionRecall(double Precision, double Recall)
{
    /// <summary>Computes both, in time that grows with the square of the samples.</summary>
    /// <param name="real">Features of real samples: more than <paramref name="neighbours"/>.</param>
    /// <param name="generated">Features of generated ones, of the same length: more than <paramref name="neighbours"/>.</param>
    /// <param name="neighbours">k, 1 or more; the paper has 3.</param>
    /// <exception cref="ArgumentException">Too few samples, lengths that differ, or a value that is not finite; the message says where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="neighbours"/> is below 1.</exception>
    public static GenerativePrecisionRecall Compute(
        IReadOnlyList<ReadOnlyMemory<float>> real, IReadOnlyList<ReadOnlyMemory<float>> generated, int neighbours = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        Features.Require(real, nameof(real), neighbours + 1);
        Features.Require(generated, nameof(generated), neighbours + 1);
        Features.RequireSameLength(real, generated, nameof(generated));
        return new GenerativePrecisionRecall(Covered(generated, real, neighbours), Covered(real, generated, neighbours));
    }

    private static double Covered(IReadOnlyList<ReadOnlyMemory<float>> samples, IReadOnlyList<ReadOnlyMemory<float>> by, int neighbours)
    {
        var radii = by.Select((sample, i) => by.Where((_, j) => j != i)
            .Select(other => Features.SquaredDistance(sample.Span, other.Span)).Order().ElementAt(neighbours - 1)).ToArray();
        return samples.Count(s => by.Where((other, i) => Features.SquaredDistance(s.Span, other.Span) <= radii[i]).Any()) / (double)samples.Count;
    }
}

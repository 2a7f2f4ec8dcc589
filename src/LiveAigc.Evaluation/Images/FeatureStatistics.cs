namespace LiveAigc.Evaluation;

/// <summary>Mean and covariance of features, all that a Fréchet distance needs. Immutable and thread-safe.</summary>
public sealed class FeatureStatistics
{
    private readonly double[] _mean;
    private readonly double[] _covariance;

    /// <summary>Takes a mean and a covariance that were computed before.</summary>
    /// <param name="mean">One value a dimension; at least one.</param>
    /// <param name="covariance">[dimensions, dimensions] in row-major order, symmetric.</param>
    /// <param name="count">Samples behind them; 0 when unknown.</param>
    /// <exception cref="ArgumentException">Sizes do not go together, a value is not finite, or the covariance is not symmetric or has a negative variance; the message says where.</exception>
    public FeatureStatistics(ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, long count = 0)
    {
        if (mean.IsEmpty || covariance.Length != (long)mean.Length * mean.Length)
            throw new ArgumentException($"A mean of {mean.Length} dimensions needs a covariance of {(long)mean.Length * mean.Length} values, got {covariance.Length}.", nameof(covariance));
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Finite.Require(mean, nameof(mean), "mean");
        Finite.Require(covariance, nameof(covariance), "covariance");
        RequireSymmetric(covariance, mean.Length);
        _mean = mean.ToArray();
        _covariance = covariance.ToArray();
        Count = count;
    }

    // From our own accumulator, whose matrix is right by construction and may be large.
    internal FeatureStatistics(double[] mean, double[] covariance, long count)
    {
        _mean = mean;
        _covariance = covariance;
        Count = count;
    }

    /// <summary>Samples behind the figures; 0 when unknown.</summary>
    public long Count { get; }

    /// <summary>Values a sample.</summary>
    public int Dimensions => _mean.Length;

    /// <summary>The mean, one value a dimension.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>The covariance, divided by samples − 1; [dimensions, dimensions] in row-major order.</summary>
    public ReadOnlySpan<double> Covariance => _covariance;

    /// <summary>Computes them from samples.</summary>
    /// <param name="samples">At least two, all of one length.</param>
    /// <exception cref="ArgumentException">Fewer than two samples, samples of two lengths, or a value that is not finite; the message says where.</exception>
    public static FeatureStatistics FromSamples(IEnumerable<ReadOnlyMemory<float>> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        FeatureAccumulator? accumulator = null;
        foreach (var sample in samples)
            (accumulator ??= new FeatureAccumulator(sample.Length)).Add(sample.Span);
        return (accumulator ?? throw new ArgumentException("There are no samples.", nameof(samples))).ToStatistics();
    }

    private static void RequireSymmetric(ReadOnlySpan<double> covariance, int size)
    {
        for (var i = 0; i < size; i++)
        {
            if (covariance[(i * size) + i] < 0)
                throw new ArgumentException($"The variance of dimension {i} is {covariance[(i * size) + i]}, below 0.", nameof(covariance));
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (covariance[(i * size) + j], covariance[(j * size) + i]);
                if (Math.Abs(a - b) > 1e-6 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b))))
                    throw new ArgumentException($"The covariance is not symmetric: [{i},{j}] is {a}, [{j},{i}] is {b}.", nameof(covariance));
            }
        }
    }
}

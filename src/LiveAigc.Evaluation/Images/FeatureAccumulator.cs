namespace LiveAigc.Evaluation;

/// <summary>
/// Mean and covariance of features that arrive one after another, or batch after batch: what the Fréchet distance of a million pictures needs
/// without keeping one of them. Any batches give the same result but for the last bits. Not thread-safe.
/// </summary>
public sealed class FeatureAccumulator
{
    private const int BlockRows = 256;

    private readonly double[] _origin; // near the mean, so that squares do not drown the variance
    private readonly double[] _sums;
    private readonly double[] _products; // lower triangle of Σ (x − origin)(x − origin)ᵀ
    private readonly double[] _block; // [dimensions, BlockRows]: each feature's values of a block side by side
    private int _rows;

    /// <summary>Starts with no sample.</summary>
    /// <param name="dimensions">Values a sample, 1 to 16,384. Memory: 8 bytes × its square.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is outside that range.</exception>
    public FeatureAccumulator(int dimensions)
    {
        if (dimensions is < 1 or > 16_384)
            throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, "Give 1 to 16384.");
        Dimensions = dimensions;
        _origin = new double[dimensions];
        _sums = new double[dimensions];
        _products = new double[(long)dimensions * dimensions];
        _block = new double[dimensions * BlockRows];
    }

    /// <summary>Values a sample.</summary>
    public int Dimensions { get; }

    /// <summary>Samples so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds one sample, or several that lie one behind the other.</summary>
    /// <param name="samples">A multiple of <see cref="Dimensions"/> values.</param>
    /// <exception cref="ArgumentException">Another number of values, or one that is not finite; then none of them was added.</exception>
    public void Add(ReadOnlySpan<float> samples)
    {
        if (samples.Length % Dimensions != 0)
            throw new ArgumentException($"{samples.Length} values are no whole number of samples of {Dimensions}.", nameof(samples));
        for (var i = 0; i < samples.Length; i++)
        {
            if (!float.IsFinite(samples[i]))
                throw new ArgumentException($"Sample {Count + (i / Dimensions)} has {samples[i]} in dimension {i % Dimensions}.", nameof(samples));
        }

        for (; !samples.IsEmpty; samples = samples[Dimensions..])
            AddOne(samples[..Dimensions]);
    }

    /// <summary>The figures of all samples so far; more may follow.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than two samples: a covariance needs two.</exception>
    public FeatureStatistics ToStatistics()
    {
        if (Count < 2)
            throw new InvalidOperationException($"A covariance needs two samples; there is {Count}.");
        Flush();
        var mean = new double[Dimensions];
        var covariance = new double[_products.Length];
        for (var i = 0; i < Dimensions; i++)
            mean[i] = _origin[i] + (_sums[i] / Count);
        for (var i = 0; i < Dimensions; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = (_products[(i * (long)Dimensions) + j] - (_sums[i] * _sums[j] / Count)) / (Count - 1);
                covariance[(i * (long)Dimensions) + j] = covariance[(j * (long)Dimensions) + i] = value;
            }
        }

        return new FeatureStatistics(mean, covariance, Count);
    }

    private void AddOne(ReadOnlySpan<float> sample)
    {
        if (Count == 0)
        {
            for (var i = 0; i < Dimensions; i++)
                _origin[i] = sample[i];
        }

        for (var i = 0; i < Dimensions; i++)
        {
            var value = sample[i] - _origin[i];
            _sums[i] += value;
            _block[(i * BlockRows) + _rows] = value;
        }

        Count++;
        if (++_rows == BlockRows)
            Flush();
    }

    private void Flush()
    {
        if (_rows == 0)
            return;
        for (var i = 0; i < Dimensions; i++)
            _block.AsSpan((i * BlockRows) + _rows, BlockRows - _rows).Clear();
        RowProducts.AddLower(_block, Dimensions, BlockRows, _products);
        _rows = 0;
    }
}

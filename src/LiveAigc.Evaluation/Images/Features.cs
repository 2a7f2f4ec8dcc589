namespace LiveAigc.Evaluation;

/// <summary>Checks of lists of features, and their scalar product in double precision.</summary>
internal static class Features
{
    /// <exception cref="ArgumentException">Too few, of two lengths, or not finite; the message says where.</exception>
    public static void Require(IReadOnlyList<ReadOnlyMemory<float>> samples, string parameter, int least)
    {
        ArgumentNullException.ThrowIfNull(samples, parameter);
        if (samples.Count < least)
            throw new ArgumentException($"{samples.Count} samples are too few: give {least} or more.", parameter);
        for (var i = 0; i < samples.Count; i++)
        {
            if (samples[i].Length == 0 || samples[i].Length != samples[0].Length)
                throw new ArgumentException($"Sample {i} has {samples[i].Length} values, sample 0 has {samples[0].Length}.", parameter);
            Finite.Require(samples[i].Span, parameter, $"sample {i}");
        }
    }

    /// <exception cref="ArgumentException">The sides differ in length.</exception>
    public static void RequireSameLength(IReadOnlyList<ReadOnlyMemory<float>> a, IReadOnlyList<ReadOnlyMemory<float>> b, string parameter)
    {
        if (a[0].Length != b[0].Length)
            throw new ArgumentException($"The features have {a[0].Length} and {b[0].Length} dimensions: they are of two extractors.", parameter);
    }

    public static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
            sum += (double)x[i] * y[i];
        return sum;
    }

    /// <summary>Standard deviation of figures, dividing by their number.</summary>
    public static double Deviation(double[] figures)
    {
        var mean = figures.Average();
        return Math.Sqrt(figures.Average(f => (f - mean) * (f - mean)));
    }

    public static double SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var difference = (double)x[i] - y[i];
            sum += difference * difference;
        }

        return sum;
    }
}

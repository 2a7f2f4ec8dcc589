namespace LiveAigc.Evaluation;

/// <summary>
/// Kernel distance of two sets of features (Bińkowski et al. 2018), KID when they are Inception's: the unbiased squared maximum mean discrepancy
/// with the kernel <c>(x·y / dimensions + 1)³</c>. Around 0 for sets of one kind, and then as often below; no upper bound.
/// </summary>
/// <param name="Distance">The estimate; the mean over subsets where there are any.</param>
/// <param name="StandardDeviation">Over subsets; 0 without.</param>
/// <remarks>Unbiased, so unlike the Fréchet distance it can be compared across numbers of samples. Immutable.</remarks>
public sealed record KernelInceptionDistance(double Distance, double StandardDeviation)
{
    /// <summary>The estimate from all samples, in time that grows with their square.</summary>
    /// <param name="a">One side's features: at least two samples of one length.</param>
    /// <param name="b">The other's, of the same length.</param>
    /// <exception cref="ArgumentException">Too few samples, lengths that differ, or a value that is not finite; the message says where.</exception>
    public static KernelInceptionDistance Compute(IReadOnlyList<ReadOnlyMemory<float>> a, IReadOnlyList<ReadOnlyMemory<float>> b)
    {
        Features.Require(a, nameof(a), 2);
        Features.Require(b, nameof(b), 2);
        Features.RequireSameLength(a, b, nameof(b));
        return new KernelInceptionDistance(Estimate(a, b, [.. Enumerable.Range(0, a.Count)], [.. Enumerable.Range(0, b.Count)]), 0);
    }

    /// <summary>The mean of estimates from random subsets, as published figures are: 100 of 1,000 samples.</summary>
    /// <param name="a">One side's features.</param>
    /// <param name="b">The other's.</param>
    /// <param name="seed">Of the drawings.</param>
    /// <param name="subsets">How many, 1 or more.</param>
    /// <param name="subsetSize">Samples each, drawn without replacement: 2 up to the smaller side.</param>
    /// <exception cref="ArgumentException">Too few samples, lengths that differ, or a value that is not finite; the message says where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="subsets"/> or <paramref name="subsetSize"/> is outside its range.</exception>
    public static KernelInceptionDistance OfSubsets(
        IReadOnlyList<ReadOnlyMemory<float>> a, IReadOnlyList<ReadOnlyMemory<float>> b, int seed, int subsets = 100, int subsetSize = 1000)
    {
        Features.Require(a, nameof(a), 2);
        Features.Require(b, nameof(b), 2);
        Features.RequireSameLength(a, b, nameof(b));
        ArgumentOutOfRangeException.ThrowIfLessThan(subsets, 1);
        if (subsetSize < 2 || subsetSize > Math.Min(a.Count, b.Count))
            throw new ArgumentOutOfRangeException(nameof(subsetSize), subsetSize, $"Give 2 to {Math.Min(a.Count, b.Count)}, the samples of the smaller side.");
        var random = new Random(seed);
        var estimates = Enumerable.Range(0, subsets).Select(_ => Estimate(a, b, Draw(a.Count), Draw(b.Count))).ToArray();
        return new KernelInceptionDistance(estimates.Average(), Features.Deviation(estimates));

        int[] Draw(int count)
        {
            var all = Enumerable.Range(0, count).ToArray();
            random.Shuffle(all);
            return all[..subsetSize];
        }
    }

    private static double Estimate(IReadOnlyList<ReadOnlyMemory<float>> a, IReadOnlyList<ReadOnlyMemory<float>> b, int[] chosenA, int[] chosenB) =>
        MeanWithin(a, chosenA) + MeanWithin(b, chosenB) - (2 * MeanBetween(a, chosenA, b, chosenB));

    private static double MeanWithin(IReadOnlyList<ReadOnlyMemory<float>> samples, int[] chosen)
    {
        double sum = 0;
        for (var i = 1; i < chosen.Length; i++)
        {
            for (var j = 0; j < i; j++)
                sum += Kernel(samples[chosen[i]].Span, samples[chosen[j]].Span);
        }

        return 2 * sum / ((double)chosen.Length * (chosen.Length - 1));
    }

    private static double MeanBetween(IReadOnlyList<ReadOnlyMemory<float>> a, int[] chosenA, IReadOnlyList<ReadOnlyMemory<float>> b, int[] chosenB)
    {
        double sum = 0;
        foreach (var i in chosenA)
        {
            foreach (var j in chosenB)
                sum += Kernel(a[i].Span, b[j].Span);
        }

        return sum / ((double)chosenA.Length * chosenB.Length);
    }

    private static double Kernel(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var value = (Features.Dot(x, y) / x.Length) + 1;
        return value * value * value;
    }
}

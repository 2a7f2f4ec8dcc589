namespace LiveAigc.Evaluation;

/// <summary>
/// Inception Score (Salimans et al. 2016): <c>exp(mean KL(p(y|x) ‖ p(y)))</c> of a classifier's probabilities for generated pictures. From 1,
/// all look alike or unclear, to the number of classes, each clear and all equally frequent.
/// </summary>
/// <param name="Score">The mean over splits.</param>
/// <param name="StandardDeviation">Over splits (dividing by their number); 0 with one.</param>
/// <remarks>
/// Only means what it says for the classifier's own kind of pictures; it knows no real pictures and cannot see one picture repeated per class. Depends
/// on the number of samples and splits: name both. Immutable.
/// </remarks>
public sealed record InceptionScore(double Score, double StandardDeviation)
{
    /// <summary>Computes the score.</summary>
    /// <param name="probabilities">A row of class probabilities each picture, summing to 1.</param>
    /// <param name="splits">Parts, in order, that are scored by themselves: 1 up to the number of pictures; published figures have 10.</param>
    /// <exception cref="ArgumentException">No picture, rows of two lengths, a value outside 0 to 1, or a row that does not sum to 1; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="splits"/> is outside its range.</exception>
    public static InceptionScore Compute(IReadOnlyList<ReadOnlyMemory<float>> probabilities, int splits = 10)
    {
        Features.Require(probabilities, nameof(probabilities), 1);
        if (splits < 1 || splits > probabilities.Count)
            throw new ArgumentOutOfRangeException(nameof(splits), splits, $"Give 1 to {probabilities.Count}, the number of pictures.");
        for (var i = 0; i < probabilities.Count; i++)
            RequireDistribution(probabilities[i].Span, i);
        var scores = new double[splits];
        for (var s = 0; s < splits; s++)
        {
            var (first, end) = ((int)((long)s * probabilities.Count / splits), (int)((long)(s + 1) * probabilities.Count / splits));
            scores[s] = ScoreOf(probabilities, first, end);
        }

        return new InceptionScore(scores.Average(), Features.Deviation(scores));
    }

    private static double ScoreOf(IReadOnlyList<ReadOnlyMemory<float>> probabilities, int first, int end)
    {
        var marginal = new double[probabilities[0].Length];
        for (var i = first; i < end; i++)
        {
            for (var c = 0; c < marginal.Length; c++)
                marginal[c] += probabilities[i].Span[c] / (double)(end - first);
        }

        double sum = 0;
        for (var i = first; i < end; i++)
        {
            for (var c = 0; c < marginal.Length; c++)
            {
                double p = probabilities[i].Span[c];
                sum += p > 0 ? p * Math.Log(p / marginal[c]) : 0;
            }
        }

        return Math.Exp(sum / (end - first));
    }

    private static void RequireDistribution(ReadOnlySpan<float> probabilities, int index)
    {
        double sum = 0;
        foreach (var p in probabilities)
        {
            if (p is < 0 or > 1)
                throw new ArgumentException($"Picture {index} has a probability of {p}: give the soft-max, not the logits.", nameof(probabilities));
            sum += p;
        }

        if (Math.Abs(sum - 1) > 1e-3)
            throw new ArgumentException($"The probabilities of picture {index} sum to {sum}, not to 1.", nameof(probabilities));
    }
}

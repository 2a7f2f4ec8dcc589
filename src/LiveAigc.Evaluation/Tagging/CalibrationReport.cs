namespace LiveAigc.Evaluation;

/// <summary>Whether confidences mean what they say: of predictions made with 80 % confidence, 80 % should be right. Immutable.</summary>
public sealed class CalibrationReport
{
    private CalibrationReport(CalibrationBin[] bins)
    {
        Bins = bins;
        Count = bins.Sum(b => b.Count);
        ExpectedError = bins.Sum(b => LabelScore.Ratio(b.Count * Math.Abs(b.Gap), Count));
        MaximumError = bins.Max(b => Math.Abs(b.Gap));
    }

    /// <summary>Bins of equal width from 0 to 1, the bars of a reliability diagram.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>The number of predictions.</summary>
    public int Count { get; }

    /// <summary>
    /// Expected calibration error, <c>Σ count / Count · |accuracy − confidence|</c> over the bins (Guo et al. 2017): 0, perfect, to 1;
    /// 0 without predictions. It depends on the number of bins: compare only figures with the same number.
    /// </summary>
    public double ExpectedError { get; }

    /// <summary>Maximum calibration error: the largest <c>|accuracy − confidence|</c> of a bin, 0 to 1.</summary>
    public double MaximumError { get; }

    /// <summary>Sorts predictions into bins by confidence.</summary>
    /// <param name="predictions">Each prediction's confidence, 0 to 1, and whether it was right; may be empty.</param>
    /// <param name="bins">Number of bins, 1 or more; 10 by default.</param>
    /// <exception cref="ArgumentException">A confidence is outside 0 to 1, or not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1.</exception>
    public static CalibrationReport Compute(IReadOnlyList<(double Confidence, bool IsCorrect)> predictions, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var counts = new int[bins];
        var correct = new int[bins];
        var confidence = new double[bins];
        for (var i = 0; i < predictions.Count; i++)
        {
            var prediction = predictions[i];
            if (!(prediction.Confidence is >= 0 and <= 1))
                throw new ArgumentException($"Confidence {i} is {prediction.Confidence}: give 0 to 1.", nameof(predictions));
            var bin = BinOf(prediction.Confidence, bins);
            counts[bin]++;
            correct[bin] += prediction.IsCorrect ? 1 : 0;
            confidence[bin] += prediction.Confidence;
        }

        return new([.. counts.Select((count, i) => new CalibrationBin(
            (double)i / bins,
            (i + 1.0) / bins,
            count,
            LabelScore.Ratio(confidence[i], count),
            LabelScore.Ratio(correct[i], count)))]);
    }

    // The product may round across a bound; comparing with the bound itself puts 0.3 into (0.2, 0.3] whatever the number of bins.
    private static int BinOf(double confidence, int bins)
    {
        var bin = Math.Clamp((int)Math.Ceiling(confidence * bins) - 1, 0, bins - 1);
        if (bin > 0 && confidence <= (double)bin / bins)
            return bin - 1;
        return bin < bins - 1 && confidence > (bin + 1.0) / bins ? bin + 1 : bin;
    }
}

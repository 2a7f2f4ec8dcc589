namespace LiveAigc.Evaluation;

/// <summary>From pictures or clips to the figure: FID and FVD where the extractor is theirs, a plainly named Fréchet distance where it is not.</summary>
public static class FrechetPipeline
{
    /// <summary>Samples below which a distance says little; published figures have 10,000 and more.</summary>
    private const int Enough = 2048;

    /// <summary>Measures generated samples against real ones.</summary>
    /// <param name="extractor">The extractor; its identity decides what the figure is called.</param>
    /// <param name="real">Real samples.</param>
    /// <param name="generated">Generated ones.</param>
    /// <param name="progress">Told how many of each have been done.</param>
    /// <param name="cancellationToken">Stops between and within batches.</param>
    /// <returns>The figure with what qualifies it in its note.</returns>
    /// <exception cref="ArgumentException">A sample does not fit the extractor, or a side has fewer than two.</exception>
    /// <exception cref="ModelRunException">The model failed.</exception>
    public static EvaluationFigure Compute(
        FeatureExtractor extractor, IEnumerable<ReadOnlyMemory<float>> real, IEnumerable<ReadOnlyMemory<float>> generated,
        IProgress<(long Real, long Generated)>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        var first = extractor.Statistics(real, progress is null ? null : new Relay(n => progress.Report((n, 0))), cancellationToken);
        return Compute(extractor, first, generated, progress, cancellationToken);
    }

    /// <summary>Measures against the statistics of real samples that were computed before.</summary>
    /// <param name="extractor">The extractor that made them.</param>
    /// <param name="real">The real side.</param>
    /// <param name="generated">Generated samples.</param>
    /// <param name="progress">Told how many of each have been done.</param>
    /// <param name="cancellationToken">Stops between and within batches.</param>
    /// <exception cref="ArgumentException">A sample does not fit the extractor, there are fewer than two, or the statistics are of other dimensions.</exception>
    /// <exception cref="ModelRunException">The model failed.</exception>
    public static EvaluationFigure Compute(
        FeatureExtractor extractor, FeatureStatistics real, IEnumerable<ReadOnlyMemory<float>> generated,
        IProgress<(long Real, long Generated)>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentNullException.ThrowIfNull(real);
        var second = extractor.Statistics(generated, progress is null ? null : new Relay(n => progress.Report((real.Count, n))), cancellationToken);
        var distance = FrechetDistance.Compute(real, second);
        List<string> notes = [extractor.Identity is { } identity ? $"extractor {identity.Name}, SHA-256 {identity.Sha256}" : "extractor unknown: neither FID nor FVD"];
        notes.Add($"{real.Count} real and {second.Count} generated samples");
        if (Math.Min(real.Count, second.Count) is > 0 and < Enough)
            notes.Add($"fewer than {Enough}: comes out too large");
        return new EvaluationFigure(extractor.Identity?.DistanceName ?? "Fréchet distance", distance.Distance)
        {
            HigherIsBetter = false, Note = string.Join("; ", notes.Concat(distance.Warnings)),
        };
    }

    // Reports at once and in order, unlike Progress<T>.
    private sealed class Relay(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}

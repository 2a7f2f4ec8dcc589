using System.Diagnostics;

namespace LiveAigc.Load;

/// <summary>Finds what the machine bears: callers who each send the next comment when the last is answered.</summary>
internal static class CapacityProbe
{
    private const int Callers = 256;
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(3), Measured = TimeSpan.FromSeconds(6);

    /// <returns>Comments a second.</returns>
    public static async Task<double> MeasureAsync(CommentTagger tagger, LoadSettings settings, CancellationToken cancellationToken)
    {
        await using var batcher = new CommentBatcher(tagger, settings.Batching with { Capacity = Callers, WhenFull = CommentOverflow.Wait });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var callers = Enumerable.Range(0, Callers).Select(caller => CallAsync(batcher, caller, end.Token)).ToArray();
        await Task.Delay(Warmup, cancellationToken);
        var (start, before) = (Stopwatch.GetTimestamp(), batcher.Statistics.Tagged);
        await Task.Delay(Measured, cancellationToken);
        var rate = (batcher.Statistics.Tagged - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
        await end.CancelAsync();
        await Task.WhenAll(callers);
        return rate;
    }

    private static async Task CallAsync(CommentBatcher batcher, int caller, CancellationToken cancellationToken)
    {
        var texts = Benchmarks.LiveComments.Texts;
        try
        {
            for (var i = caller; ; i += Callers)
                await batcher.TagAsync(new LiveComment("", texts[i % texts.Length]), null, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The probe is over.
        }
    }
}

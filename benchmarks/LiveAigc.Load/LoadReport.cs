using System.Diagnostics;
using System.Globalization;
using System.Text;
using static LiveAigc.Load.LoadRun;

namespace LiveAigc.Load;

/// <summary>The figures of a run.</summary>
internal sealed class LoadReport(LoadSettings settings, LoadRun run, TimeSpan wall, ProcessUse use)
{
    public static IReadOnlyList<CommentPriority> Priorities { get; } = [CommentPriority.High, CommentPriority.Normal, CommentPriority.Low];

    public LoadSettings Settings => settings;

    public LoadRun Run => run;

    /// <summary>Latencies of the tagged ones in ms, ascending; of all classes where none is given.</summary>
    public double[] Latencies(CommentPriority? priority = null) =>
        [.. Of(priority).Where(i => run.Outcomes[i].Fate == Fate.Tagged).Select(i => Milliseconds(run.Outcomes[i].Latency)).Order()];

    /// <summary>How many of a class there were, or had a fate; of all classes where none is given.</summary>
    public int Count(CommentPriority? priority, Fate? fate = null) => Of(priority).Count(i => fate is null || run.Outcomes[i].Fate == fate);

    /// <summary>What was asked for on the command line and not met.</summary>
    public IEnumerable<string> Misses()
    {
        var lost = run.Outcomes.Count(outcome => outcome.Fate != Fate.Tagged);
        var lostHigh = Of(CommentPriority.High).Count(i => run.Outcomes[i].Fate != Fate.Tagged);
        if (settings.Lossless && lost > 0)
            yield return $"{lost} comments were not tagged";
        if (settings.KeepHigh && lostHigh > 0)
            yield return $"{lostHigh} comments of the highest class were not tagged";
        if (settings.MaxP99 is { } most && Quantile(Latencies(), 0.99) is var p99 && p99 > most)
            yield return string.Create(CultureInfo.InvariantCulture, $"p99 is {p99:F1} ms, above {most} ms");
    }

    public static double Quantile(double[] ascending, double share) =>
        ascending.Length == 0 ? double.NaN : ascending[Math.Max(0, (int)Math.Ceiling(share * ascending.Length) - 1)];

    public override string ToString()
    {
        var text = new StringBuilder();
        var count = run.Arrivals.Count;
        Line($"{settings.Rooms} rooms × {settings.Rate:F1} comments/s for {settings.Seconds} s; {Environment.ProcessorCount} cores; queue of {settings.Batching.Capacity}, {settings.Batching.WhenFull}, batches of {settings.Batching.MaxBatchTokens} tokens");
        Line($"sent {count}, tagged {Count(null, Fate.Tagged)} ({Count(null, Fate.Tagged) / wall.TotalSeconds:F0} a second), failed {Count(null, Fate.Failed)}, longest queue {run.LongestQueue}");
        Line($"CPU {use.Cpu / wall:F2} cores, {use.Allocated / Math.Max(1, count)} bytes allocated a comment (the harness's included), {use.Collections} collections, peak memory {use.PeakMemory >> 20} MB");
        Line($"the harness sent p99 {Quantile([.. run.Outcomes.Select(outcome => Milliseconds(outcome.Late)).Order()], 0.99):F1} ms after due (a busy machine shows here first)");
        Line($"{"class",-8} {"sent",8} {"tagged",8} {"displaced",10} {"queue full",11} {"p50 ms",8} {"p95 ms",8} {"p99 ms",8} {"max ms",8}");
        foreach (var priority in (CommentPriority?[])[null, .. Priorities])
        {
            var latencies = Latencies(priority);
            Line($"{priority?.ToString() ?? "all",-8} {Count(priority),8} {Count(priority, Fate.Tagged),8} {Count(priority, Fate.Displaced),10} {Count(priority, Fate.QueueFull),11} {Quantile(latencies, 0.5),8:F1} {Quantile(latencies, 0.95),8:F1} {Quantile(latencies, 0.99),8:F1} {Quantile(latencies, 1),8:F1}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static double Milliseconds(long ticks) => 1000.0 * ticks / Stopwatch.Frequency;

    private IEnumerable<int> Of(CommentPriority? priority) =>
        Enumerable.Range(0, run.Arrivals.Count).Where(i => priority is null || run.Arrivals[i].Options.Priority == priority);

}

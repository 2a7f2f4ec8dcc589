using System.Diagnostics;

namespace LiveAigc.Load;

/// <summary>The program: loads the tagger, warms up, measures, reports.</summary>
internal static class LoadSession
{
    private const int Met = 0, Missed = 1;

    public static async Task<int> RunAsync(LoadSettings settings, CancellationToken cancellationToken)
    {
        using var tagger = CommentTagger.Load(CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory());
        if (settings.Overload > 0)
        {
            var bears = await CapacityProbe.MeasureAsync(tagger, settings, cancellationToken);
            settings = settings with { Rate = settings.Overload * bears / settings.Rooms };
            Console.WriteLine($"the machine bears {bears:F0} comments/s; sending {settings.Overload} times as much");
        }

        await using var batcher = new CommentBatcher(tagger, settings.Batching);
        if (settings.Warmup > 0)
            await new LoadRun(batcher, settings with { Seconds = settings.Warmup }).RunAsync(cancellationToken);
        var before = ProcessUse.Now();
        var run = new LoadRun(batcher, settings);
        var wall = Stopwatch.GetTimestamp();
        await run.RunAsync(cancellationToken);
        var report = new LoadReport(settings, run, Stopwatch.GetElapsedTime(wall), ProcessUse.Now() - before);
        Console.WriteLine(report);
        if (settings.Picture is { } file)
            await File.WriteAllTextAsync(file, LoadPicture.Draw(report), cancellationToken);
        var misses = report.Misses().ToArray();
        foreach (var miss in misses)
            Console.WriteLine($"MISSED  {miss}");
        return misses.Length == 0 ? Met : Missed;
    }
}

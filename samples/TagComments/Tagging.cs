using System.Runtime.InteropServices;

namespace LiveAigc.Samples.TagComments;

/// <summary>The program: reads, tags, writes, and says by its exit code how it went.</summary>
internal static class Tagging
{
    private const int Done = 0, Failed = 1, SomeLinesBad = 2, Interrupted = 130;

    public static int Run(Settings settings)
    {
        using var interruption = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        try
        {
            return Tag(settings, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Interrupted. What is written is whole lines.");
            return Interrupted;
        }
        catch (Exception e) when (e is LiveAigcException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine($"Error: {e.Message}");
            return Failed;
        }

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            interruption.Cancel();
        }
    }

    private static int Tag(Settings settings, CancellationToken interruption)
    {
        var tagging = new CommentTaggingOptions { MinConfidence = settings.MinConfidence };
        if (Streams.AreSame(settings.Input, settings.Output))
            throw new IOException($"{settings.Output} would be overwritten while it is read: name another --out.");
        using var input = Streams.OpenInput(settings.Input);
        using var queue = new CommentQueue(input, 2 * settings.Batch);
        using var tagger = CommentTagger.Load(settings.Model ?? CompactModels.CommentTaggerFolder, new OnnxRuntimeSessionFactory(RuntimeOptions(settings)), new() { ModelFile = settings.ModelFile });
        using var writer = new TagsWriter(Streams.OpenOutput(settings.Output));
        var progress = new Progress(settings, input.CanSeek ? input.Length : null);
        var lines = new List<CommentLine>(settings.Batch);
        progress.Run(() =>
        {
            queue.Take(lines, settings.Batch, interruption);
            foreach (var line in lines.Where(line => line.Problem is not null))
                progress.Refuse(line);
            var good = lines.FindAll(line => line.Problem is null);
            var tags = tagger.Tag(good.ConvertAll(line => new LiveComment($"{line.Number}", line.Text)), tagging, interruption);
            for (var i = 0; i < good.Count; i++)
                writer.Add(good[i].Id, tags[i]);
            writer.Flush();
            progress.Advance(good.Count, queue.Position);
            return lines.Count > 0;
        });
        return progress.RefusedLines > 0 ? SomeLinesBad : Done;
    }

    private static OnnxRuntimeOptions RuntimeOptions(Settings settings) => new()
    {
        Providers = settings.Providers,
        OnLoaded = report =>
        {
            if (report.FellBack)
                Console.Error.WriteLine(report);
        },
    };
}

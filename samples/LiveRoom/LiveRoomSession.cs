using System.Runtime.InteropServices;
using LiveAigc.Samples.TagComments;
using Microsoft.Extensions.DependencyInjection;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>The program: plays the room, shows it, and says by its exit code how it went.</summary>
internal static class LiveRoomSession
{
    private const int Done = 0, Failed = 1, SomeLinesBad = 2, Interrupted = 130;

    public static int Run(Settings settings)
    {
        using var interruption = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        try
        {
            return Play(settings, interruption.Token);
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

    private static int Play(Settings settings, CancellationToken interruption)
    {
        var time = TimeProvider.System;
        var view = RoomViews.Create(settings);
        using var input = Streams.OpenInput(settings.Input);
        using var provider = Services(settings, view).BuildServiceProvider();
        var tagger = provider.GetRequiredService<ICommentTagger>();
        using var reader = new RoomReader(input);

        var room = new Room(tagger.Tags, settings.Patience, time);
        var replay = new RoomReplay(new RoomClock(time, settings.Speed), time);
        var tagging = new RoomTagging(tagger, new() { MinConfidence = settings.MinConfidence }, room, view, time);
        var playing = Task.Run(() => tagging.RunAsync(replay.PlayAsync(reader.ReadAsync(interruption), interruption), interruption), CancellationToken.None);
        view.Watch(room, playing);
        if (!playing.IsCanceled)
            playing.GetAwaiter().GetResult();

        var report = room.Report(RoomViews.UrgentAtEnd, 0) with { Interrupted = playing.IsCanceled };
        view.End(report);
        return report switch
        {
            { Interrupted: true } => Interrupted,
            { RefusedLines: > 0 } => SomeLinesBad,
            _ => Done,
        };
    }

    private static ServiceCollection Services(Settings settings, IRoomView view)
    {
        var services = new ServiceCollection();
        var builder = services.AddLiveAigc(options =>
        {
            options.OnnxRuntime = new()
            {
                Providers = settings.Providers,
                OnLoaded = report =>
                {
                    if (report.FellBack)
                        view.Notice($"{report}");
                },
            };
            options.CommentBatching = new();
        });
        if (settings.Model is null)
            builder.AddCompactModels();
        else
            builder.AddCommentTagger(settings.Model);
        return services;
    }
}

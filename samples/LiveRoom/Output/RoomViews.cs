using Spectre.Console;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>Chooses how the room is shown.</summary>
internal static class RoomViews
{
    /// <summary>How many of the comments that wait the summary names.</summary>
    public const int UrgentAtEnd = 8;

    public static IRoomView Create(Settings settings)
    {
        if (settings.Json)
            return new JsonView(settings.Input, Console.OpenStandardOutput());
        var console = AnsiConsole.Console;
        return Console.IsOutputRedirected || !console.Profile.Capabilities.Ansi || !console.Profile.Capabilities.AlternateBuffer
            ? new PlainView(settings, Console.Out)
            : new LiveView(settings, console);
    }
}

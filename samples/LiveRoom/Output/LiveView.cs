using Spectre.Console;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>For a terminal: a screen that is drawn ten times a second, then the summary.</summary>
internal sealed class LiveView(Settings settings, IAnsiConsole console) : IRoomView
{
    private const int KeptNotices = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly List<string> _notices = [];
    private long _lostNotices;

    // The room is looked at when the screen is drawn.
    public void Show(TaggedComment comment)
    {
    }

    public void Refuse(RoomLine line) => Notice(BadLines.Describe(settings.Input, line));

    public void Notice(string message)
    {
        lock (_notices)
        {
            if (_notices.Count < KeptNotices)
                _notices.Add(message);
            else
                _lostNotices++;
        }
    }

    public void Watch(Room room, Task playing)
    {
        var screen = new RoomScreen(settings, new Palette(room.Intents, console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors));
        console.AlternateScreen(() => console.Live(new Text("")).Start(live =>
        {
            var size = (Width: 0, Height: 0);
            do
            {
                var now = (console.Profile.Width, console.Profile.Height);
                if (now != size)
                    console.Clear();
                size = now;
                live.UpdateTarget(screen.Draw(room.Report(size.Height, size.Height), LastNotice(), size.Width, size.Height));
            }
            while (Task.WaitAny([playing], Interval) < 0);
        }));
    }

    public void End(RoomReport report)
    {
        Summary.Write(console, report, settings);
        foreach (var notice in _notices)
            Console.Error.WriteLine(notice);
        if (_lostNotices > 0)
            Console.Error.WriteLine($"… and {_lostNotices} more.");
    }

    private string? LastNotice()
    {
        lock (_notices)
            return _notices.Count > 0 ? _notices[^1] : null;
    }
}

using Spectre.Console;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>For a file or a pipe: a line for each comment with its spans in brackets, then the summary.</summary>
internal sealed class PlainView(Settings settings, TextWriter output) : IRoomView
{
    private const int ViewerWidth = 16;

    public void Show(TaggedComment comment)
    {
        output.WriteLine(LineOf(comment));
        output.Flush();
    }

    public void Refuse(RoomLine line) => Notice(BadLines.Describe(settings.Input, line));

    public void Notice(string message) => Console.Error.WriteLine(message);

    public void Watch(Room room, Task playing) => Task.WaitAny(playing);

    public void End(RoomReport report)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 100;
        Summary.Write(console, report, settings);
    }

    /// <summary>For example <c>00:00:52.5  buy 购买        知足常乐          [这个多少钱]</c>. The whole comment, however long.</summary>
    public static string LineOf(TaggedComment comment)
    {
        var look = new Palette([comment.Intent], hasColors: false)[comment.Intent];
        var text = ScreenText.Clean(string.Concat(CommentPart.Of(comment).Select(part => part.Marked(comment.Intent))));
        return $"{RoomTime.Long(comment.RoomTime)}  {ScreenText.Fit(look.Label, Palette.LabelWidth)}  {ScreenText.Fit(ScreenText.Clean(comment.Viewer), ViewerWidth)}  {text}";
    }
}

using LiveAigc.Samples.LiveRoom;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace LiveAigc.LiveRoom;

/// <summary>What stands on the screen.</summary>
public class RoomScreenTests
{
    private static readonly Settings Settings = new() { Input = "room.jsonl", Providers = [] };

    [Test]
    public void EveryLineFillsTheScreen([Values(60, 80, 107, 120, 200)] int width, [Values(16, 24, 35, 60)] int height)
    {
        var lines = Draw(SomeRoom(), width, height);
        Assert.That(lines, Has.Length.EqualTo(height));
        foreach (var line in lines.Skip(3))
            Assert.That(ScreenText.WidthOf(line), Is.EqualTo(width), line);
    }

    [Test]
    public void ThePressingStandsOnTop()
    {
        var lines = Draw(SomeRoom(), 120, 35);
        var first = Array.FindIndex(lines, line => line.Contains("我要退货", StringComparison.Ordinal));
        var second = Array.FindIndex(lines, line => line.Contains("多少钱", StringComparison.Ordinal));
        Assert.That((first, second), Is.EqualTo((3, 5)));
        Assert.That(lines[3], Does.Contain("return 退换").And.Contain("00:01:40").And.Contain("云朵"));
        Assert.That(lines, Has.Some.Contains("a [很好](rate) b [太差了] c"), "without colours, spans stand in brackets");
        Assert.That(lines, Has.Some.Contains("bad lines 坏行").And.Some.Contains("dropped, full 丢弃"));
    }

    [Test]
    public void ANarrowScreenHasTheFiguresToo()
    {
        var text = string.Join('\n', Draw(SomeRoom(), 80, 24));
        foreach (var said in (string[])["return 1", "O 1", "dropped 0", "stale 0", "bad lines 1", "median"])
            Assert.That(text, Does.Contain(said));
    }

    [Test]
    public void ATinyScreenIsNoFailure() => Assert.DoesNotThrow(() =>
    {
        for (var height = 1; height < 20; height++)
        {
            for (var width = 1; width < 60; width++)
                Draw(SomeRoom(), width, height, "notice");
        }
    });

    [Test]
    public void ANoticeStandsAtTheBottom() => Assert.That(Draw(SomeRoom(), 120, 35, "line 7: [bad]")[^1], Does.StartWith(" ! line 7: [bad]"));

    [Test]
    public void ACommentThatIsCutSaysSo()
    {
        var comment = Comments.Tagged("abc def", [new(0, 3, "buy", 1), new(4, 7, "rate", 1)]);
        Assert.That(Line(7), Is.EqualTo("abc def"));
        Assert.That(Line(6), Is.EqualTo("abc d…"));
        Assert.That(Line(3), Is.EqualTo("ab…"));
        Assert.That(Line(9), Is.EqualTo("abc def  "));

        string Line(int cells) => Render(new ScreenLine(cells).Comment(comment, new Palette(["buy"], hasColors: true), cells).Build(), 20, 3)[0];
    }

    [Test]
    public void AModelsOwnTagsHaveColours()
    {
        var palette = new Palette(["buy", "greeting", "joke", "O"], hasColors: true);
        Assert.That(palette["greeting"].Style.Foreground, Is.Not.EqualTo(palette["joke"].Style.Foreground));
        Assert.That((palette["greeting"].Label, palette["buy"].Label, palette["elsewhere"].Label), Is.EqualTo(("greeting", "buy 购买", "elsewhere")));
    }

    [Test]
    public void PlainLinesHaveAllOfTheComment()
    {
        var line = PlainView.LineOf(Comments.Tagged($"a很好b太差了{new string('长', 500)}", [new(1, 3, "complain", 1), new(4, 7, "rate", 1)], 62.5, "云朵"));
        Assert.That(line, Does.StartWith("00:01:02.5  complain 投诉   云朵              a[很好]b[太差了](rate)长").And.EndWith("长"));
        Assert.That(line, Has.Length.GreaterThan(500));
    }

    private static Room SomeRoom()
    {
        var room = new Room(CommentTag.ByPriority, TimeSpan.FromMinutes(3), new FakeTimeProvider());
        room.Add(Comments.Tagged("buy", 90, "这个多少钱", "平安是福"), TimeSpan.FromMilliseconds(3));
        room.Add(Comments.Tagged("return", 100, "我要退货", "云朵🌥️"), TimeSpan.FromMilliseconds(3));
        room.Add(Comments.Tagged("O", 110, new string('哈', 300), null), TimeSpan.FromMilliseconds(3));
        room.Add(Comments.Tagged("a 很好 b 太差了 c", [new(2, 4, "rate", 1), new(7, 10, "complain", 1)], 120) with { Tags = new("1", "complain", 1, [new(2, 4, "rate", 1), new(7, 10, "complain", 1)]) }, TimeSpan.FromMilliseconds(3));
        for (var i = 0; i < 30; i++)
            room.Add(Comments.Tagged("rate", 130 + i, "😀 \u001b[31m 五星好评 ❤️ [bold]", "Jessie in Leeds"), TimeSpan.FromMilliseconds(3));
        room.Refuse();
        return room;
    }

    private static string[] Draw(Room room, int width, int height, string? notice = null)
    {
        var screen = new RoomScreen(Settings, new Palette(room.Intents, hasColors: false));
        return Render(screen.Draw(room.Report(height, height), notice, width, height), width, height);
    }

    private static string[] Render(Spectre.Console.Rendering.IRenderable what, int width, int height)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;
        console.Profile.Height = height;
        console.Write(what);
        return output.ToString().TrimEnd('\n').Split('\n');
    }
}

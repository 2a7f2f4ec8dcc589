using System.Text;
using LiveAigc.Samples.LiveRoom;

namespace LiveAigc.LiveRoom;

/// <summary>Reading lines of a room's file.</summary>
public class RoomLineTests
{
    [Test]
    public void ALineIsRead()
    {
        var line = Parse("""{"id": 7, "extra": {"viewer": 1}, "time": "+00:01:02.5", "viewer": "云朵\u2600", "text": "多少\ud83d钱"}""");
        Assert.That((line.Problem, line.Number, Encoding.UTF8.GetString(line.Id)), Is.EqualTo(((string?)null, 3L, "7")));
        Assert.That((line.Comment.Text, line.Comment.Viewer, line.Time), Is.EqualTo(("多少\ud83d钱", "云朵☀", TimeSpan.FromSeconds(62.5))));
    }

    [TestCase("""{"text": "a"}""")]
    [TestCase("""{"text": "a", "viewer": null, "time": null}""")]
    public void TimeAndViewerMayBeMissing(string json)
    {
        var line = Parse(json);
        Assert.That((line.Problem, line.Time, line.Comment.Viewer, line.Comment.Id), Is.EqualTo(((string?)null, (TimeSpan?)null, (string?)null, "3")));
    }

    [TestCase("no JSON", "not valid JSON")]
    [TestCase("""{"id": "a"}""", "\"text\" is missing")]
    [TestCase("""{"text": "a", "viewer": 5}""", "\"viewer\" is not a string")]
    [TestCase("""{"text": "a", "time": 5}""", "\"time\" is not a string")]
    [TestCase("""{"text": "a", "time": "soon"}""", "\"time\" is not a time")]
    public void WhatIsNoCommentSaysWhy(string json, string problem) => Assert.That(Parse(json).Problem, Does.StartWith(problem));

    [Test]
    public void BlankLinesAreNothing() => Assert.That(RoomLine.Parse(1, " \r"u8), Is.Null);

    [TestCase("+00:00:03.2", 3.2)]
    [TestCase("00:17:38", 1058)]
    [TestCase("+100:00:00", 360_000)]
    public void TimesAreRead(string text, double seconds)
    {
        Assert.That(RoomTime.TryParse(text, out var time));
        Assert.That(time, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase("")]
    [TestCase("+")]
    [TestCase("17:38")]
    [TestCase("00:60:00")]
    [TestCase("00:00:60")]
    [TestCase("00:00:-1")]
    [TestCase("-00:00:01")]
    [TestCase("00:00:01:02")]
    [TestCase("99999999:00:00")]
    [TestCase("2026-01-01T00:00:00Z")]
    public void OtherTimesAreRefused(string text) => Assert.That(RoomTime.TryParse(text, out _), Is.False);

    [Test]
    public void TimesAreWritten()
    {
        var time = TimeSpan.FromSeconds(100 * 3600 + 62.59);
        Assert.That((RoomTime.Short(time), RoomTime.Long(time)), Is.EqualTo(("100:01:02", "100:01:02.5")));
    }

    private static RoomLine Parse(string json) => RoomLine.Parse(3, Encoding.UTF8.GetBytes(json))!;
}

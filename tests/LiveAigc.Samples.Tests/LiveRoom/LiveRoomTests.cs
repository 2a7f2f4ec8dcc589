using System.Text.Json;
using LiveAigc.Comments;

namespace LiveAigc.LiveRoom;

/// <summary>The sample LiveRoom on the command line.</summary>
public class LiveRoomTests
{
    private const string Small = """
        {"id": "c1", "time": "+00:00:03.2", "viewer": "甲", "text": "a b 😀 c"}
        {"id": 2, "time": "+00:09:00.0", "text": "买买退"}

        """;

    private ClassifierFolder _folder = null!;

    [OneTimeSetUp]
    public void WriteModel()
    {
        _folder = new("O", "B-x", "I-x", "B-y", "I-y");
        File.WriteAllBytes(_folder.PathOf("model.onnx"), TinyTransformer.Write(5));
        _folder.Write("small.jsonl", Small);
    }

    [OneTimeTearDown]
    public void DeleteModel() => _folder.Dispose();

    [Test]
    public void ForMachinesItIsJson()
    {
        var (code, output, errors) = Run("--in", _folder.PathOf("small.jsonl"), "--json");
        Assert.That((code, errors), Is.EqualTo((0, "")));
        var objects = ObjectsIn(output);
        Assert.That(objects, Has.Length.EqualTo(3));
        Assert.That(NamesIn(objects[0]), Is.EqualTo(new[] { "id", "time", "viewer", "text", "intent", "confidence", "spans" }));
        Assert.That(objects[0].GetProperty("time").GetString(), Is.EqualTo("+00:00:03.2"));
        Assert.That(objects[0].GetProperty("viewer").GetString(), Is.EqualTo("甲"));
        Assert.That(objects[0].GetProperty("text").GetString(), Is.EqualTo("a b 😀 c"));
        Assert.That(objects[1].GetProperty("id").GetInt32(), Is.EqualTo(2), "an id comes back as it was");
        foreach (var span in objects[1].GetProperty("spans").EnumerateArray())
            Assert.That(NamesIn(span), Is.EqualTo(new[] { "start", "end", "tag", "confidence" }));
    }

    [Test]
    public void TheSummaryCounts()
    {
        var summary = SummaryOf(Run("--in", _folder.PathOf("small.jsonl"), "--json").Output);
        Assert.That(summary.GetProperty("comments").GetInt32(), Is.EqualTo(2));
        Assert.That(NamesIn(summary.GetProperty("intents")), Is.EqualTo(new[] { "x", "y", "O" }));
        Assert.That(summary.GetProperty("intents").EnumerateObject().Sum(intent => intent.Value.GetInt32()), Is.EqualTo(2));
        var waiting = new[] { "waiting", "dropped", "stale", "ignored" }.Sum(name => summary.GetProperty(name).GetInt32());
        Assert.That(waiting, Is.EqualTo(2), "every comment is somewhere");
        Assert.That(summary.GetProperty("latencyMilliseconds").GetProperty("p95").GetDouble(), Is.GreaterThan(0));
        Assert.That(summary.GetProperty("badLines").GetInt32(), Is.Zero);
        Assert.That(summary.GetProperty("interrupted").GetBoolean(), Is.False);
    }

    [Test]
    public void TheBundledRoomPlays()
    {
        var (code, output, errors) = Run("--json");
        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(SummaryOf(output).GetProperty("comments").GetInt32(), Is.GreaterThanOrEqualTo(300));
    }

    [Test]
    public void BadLinesAreNamedAndTheRestGoesOn()
    {
        var (code, output, errors) = RunOn("""
            {"id": "good", "text": "a"}
            no JSON of 平安是福

            {"text": "a", "time": "later"}
            {"text": "b", "viewer": "平安是福"}
            {"id": "cut", "text": "a
            """, "--json");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(ObjectsIn(output).SkipLast(1).Select(line => line.GetProperty("id").GetString()), Is.EqualTo(new[] { "good", "5" }));
        Assert.That(SummaryOf(output).GetProperty("badLines").GetInt32(), Is.EqualTo(3));
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.That(lines.Select(line => line.Split(':')[0]), Is.EqualTo(new[] { "standard input, line 2", "standard input, line 4", "standard input, line 6" }));
        Assert.That(errors, Does.Not.Contain("平安是福"), "what viewers are called is not logged");
    }

    [Test]
    public void AnyTextIsTagged()
    {
        var (code, output, errors) = RunOn($$"""
            {"id": "empty", "text": ""}
            {"id": "half", "text": "\ud83d a \ude00 \u4e70 \n", "viewer": "\ud83d"}
            {"id": "long", "text": "{{string.Concat(Enumerable.Repeat("买退好 ab", 1_500))}}"}
            """, "--json");
        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(ObjectsIn(output)[1].GetProperty("text").GetString(), Is.EqualTo("\uFFFD a \uFFFD 买 \n"), "as long as it was: the spans fit");
    }

    [Test]
    public void NotATerminalItIsPlainLinesAndASummary()
    {
        var (code, output, errors) = Run("--in", _folder.PathOf("small.jsonl"));
        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.Not.Contain("\u001b").And.Contain("comments 弹幕").And.Contain("bad lines 坏行"));
        Assert.That(output.Split('\n')[0], Does.StartWith("00:00:03.2  ").And.Contain("  甲  "));
        Assert.That(output.Split('\n')[1], Does.StartWith("00:09:00.0  "));
    }

    [Test]
    public void ACommentDoesNotWaitForTheNext()
    {
        using var process = SampleProcess.Start("LiveRoom", "--in", "-", "--json", "--speed", "1", "--model", _folder.Root);
        for (var i = 0; i < 3; i++)
        {
            process.Input.WriteLine($"{{\"id\": \"{i}\", \"text\": \"a\"}}");
            process.Input.Flush();
            Assert.That(process.Output.ReadLine(), Does.StartWith($"{{\"id\":\"{i}\""));
        }

        process.Input.Close();
        Assert.That(process.WaitForExit().ExitCode, Is.Zero);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Sends a POSIX signal.")]
    public void InterruptedItEndsWithTheSummary()
    {
        using var process = SampleProcess.Start("LiveRoom", "--in", _folder.PathOf("small.jsonl"), "--json", "--speed", "1", "--model", _folder.Root);
        Assert.That(process.Output.ReadLine(), Does.StartWith("{\"id\":\"c1\""));
        process.Interrupt(); // The next comment is nine minutes away.
        var summary = SummaryOf(process.Output.ReadToEnd());
        Assert.That(process.WaitForExit(), Is.EqualTo((130, "")));
        Assert.That(summary.GetProperty("comments").GetInt32(), Is.EqualTo(1));
        Assert.That(summary.GetProperty("interrupted").GetBoolean());
    }

    [Test]
    public void WhatCannotBeIsOneLine()
    {
        AssertFails("Could not find file", "--in", _folder.PathOf("none.jsonl"), "--model", _folder.Root);
        AssertFails("There is no folder", "--model", _folder.PathOf("none"));
        AssertFails("no config.json", "--model", _folder.PathOf(".."), "--json");
        AssertFails("give 0 to", "--speed", "-1");
        AssertFails("'fast' for option '--speed'", "--speed", "fast");
        AssertFails("give 0 to 1", "--min-confidence", "1.5");
        AssertFails("give 0 to", "--patience", "NaN");
        AssertFails("device is a number", "--provider", "cuda:x");
    }

    [Test]
    public void AProviderThatIsNotThereIsSaid()
    {
        var (code, output, errors) = RunOn("{\"text\": \"a\"}", "--provider", "NoSuchProvider", "--json");
        Assert.That((code, ObjectsIn(output).Length), Is.EqualTo((0, 2)));
        Assert.That(errors, Does.Contain("asked for NoSuchProvider, runs on CPU"));
    }

    [Test]
    public void WhatIsUnsureIsLeftOutAndCounted()
    {
        var objects = ObjectsIn(Run("--in", _folder.PathOf("small.jsonl"), "--json", "--min-confidence", "0.999").Output);
        var unsure = objects[..^1].Count(comment => comment.TryGetProperty("abstained", out _));
        Assert.That(unsure, Is.InRange(1, 2));
        Assert.That(objects[^1].GetProperty("summary").GetProperty("unsure").GetInt32(), Is.EqualTo(unsure));
        Assert.That(objects[..^1].SelectMany(comment => comment.GetProperty("spans").EnumerateArray()).Select(span => span.GetProperty("confidence").GetDouble()), Is.All.GreaterThanOrEqualTo(0.999));
    }

    private (int ExitCode, string Output, string Errors) Run(params string[] arguments) =>
        SampleProcess.Run("LiveRoom", ["--speed", "0", "--model", _folder.Root, .. arguments]);

    private (int ExitCode, string Output, string Errors) RunOn(string input, params string[] arguments) =>
        SampleProcess.Run("LiveRoom", ["--in", "-", "--speed", "0", "--model", _folder.Root, .. arguments], input);

    private static void AssertFails(string said, params string[] arguments)
    {
        var (code, output, errors) = SampleProcess.Run("LiveRoom", arguments);
        Assert.That((code, output), Is.EqualTo((1, "")), errors);
        Assert.That(errors, Does.StartWith("Error: ").And.Contain(said));
        Assert.That(errors.TrimEnd(), Does.Not.Contain("\n"), "one line");
    }

    private static JsonElement[] ObjectsIn(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private static JsonElement SummaryOf(string output) => ObjectsIn(output)[^1].GetProperty("summary");

    private static IEnumerable<string> NamesIn(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}

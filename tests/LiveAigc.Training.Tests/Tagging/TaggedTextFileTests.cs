using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Tests.Tagging;

public class TaggedTextFileTests
{
    [Test]
    public void Lines_become_texts_with_sorted_spans()
    {
        var texts = Read("""
            {"id": "a", "text": "包邮吗 谢谢", "spans": [[0, 3, "buy"]]}

            {"text": "ab", "spans": [[1, 2, "x"], [0, 1, "y"]]}
            """);
        Assert.That(texts[0], Is.EqualTo(new TaggedText("a", "包邮吗 谢谢", texts[0].Spans)));
        Assert.That(texts[1].Id, Is.EqualTo("3"), "the line's number stands in for a missing id");
        Assert.That(texts[1].Spans, Is.EqualTo(new[] { new TagSpan(0, 1, "y"), new TagSpan(1, 2, "x") }));
    }

    [TestCase("{\"text\": \"ab\", \"spans\": [[0, 3, \"x\"]]}", "leaves the text of 2 UTF-16 units")]
    [TestCase("{\"text\": \"ab\", \"spans\": [[0, 2, \"x\"], [1, 2, \"y\"]]}", "overlaps")]
    [TestCase("{\"text\": \"ab\"}", "line 2")]
    [TestCase("{\"text\": \"ab\", \"spans\": [[0, \"x\"]]}", "line 2")]
    [TestCase("not json", "line 2")]
    public void A_bad_line_is_named(string line, string reason)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("{\"text\": \"a\", \"spans\": []}\n" + line))!;
        Assert.That(error.Message, Does.Contain("line 2").And.Contain(reason).And.Contain("comments.jsonl"));
    }

    private static IReadOnlyList<TaggedText> Read(string content)
    {
        using var folder = new TrainingFolder();
        File.WriteAllText(folder["comments.jsonl"], content);
        return TaggedTextFile.Read(folder["comments.jsonl"]);
    }
}

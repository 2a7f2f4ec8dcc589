using static LiveAigc.Evaluation.EvaluateFolder;

namespace LiveAigc.Evaluation;

/// <summary>The sample Evaluate on spans and labels. Figures are counted by hand.</summary>
public class TaggingMetricsTests
{
    private readonly EvaluateFolder _folder = new();

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Spans_are_read_as_TagComments_writes_them_and_joined_by_id()
    {
        var gold = _folder.Write("gold.jsonl", """{"id":"1","text":"…","spans":[[0,4,"buy"],[5,8,"rate"]]}""", "", """{"id":"2","spans":[]}""", """{"id":"3","spans":[[0,6,"complain"]]}""");
        var predicted = _folder.Write(
            "tags.jsonl",
            """{"id":"3","intent":"complain","confidence":0.9,"spans":[{"start":0,"end":3,"tag":"complain","confidence":0.9}]}""",
            """{"id":1,"intent":"buy","confidence":0.8,"spans":[{"start":0,"end":4,"tag":"buy","confidence":0.8},{"start":5,"end":9,"tag":"rate","confidence":0.7}]}""",
            """{"id":2,"intent":"O","confidence":1,"spans":[]}""");
        var result = Measure("spans", "--gold", gold, "--pred", predicted);
        foreach (var name in new[] { "span F1", "span precision", "span recall", "span macro F1" })
            Assert.That(result.Figure(name), Is.EqualTo(1 / 3.0).Within(1e-12), $"{name}: only \"buy\" is exact");
        Assert.That(result.Figure("soft span F1"), Is.EqualTo(1), "3 of 4 and 3 of 6 are half");
        Assert.That(result.Figure("intent accuracy"), Is.EqualTo(1));
        Assert.That(result.Figure("intent macro F1"), Is.EqualTo(3 / 7.0).Within(1e-12), "four of seven labels do not occur");
        Assert.That(result.GetProperty("spans").GetProperty("micro").GetProperty("support").GetInt32(), Is.EqualTo(3));
        Assert.That(result.GetProperty("lower").GetDouble(), Is.InRange(0, 1 / 3.0));

        AssertFails("other.jsonl has no \"2\", which", "-m", "spans", "--gold", gold, "--pred", _folder.Write("other.jsonl", """{"id":1,"spans":[]}"""));
        AssertFails("tags.jsonl has 3: they must be the same", "-m", "spans", "--pred", predicted, "--gold", _folder.Write("less.jsonl", """{"id":1,"spans":[]}"""));
    }

    [Test]
    public void Columns_are_read_from_one_file_or_two()
    {
        string[] both = ["-DOCSTART- -X- O O", "", "U.N. NNP B-ORG B-ORG", "official NN O O", "Ekeus NNP B-PER I-PER", "", "Rome NNP B-LOC O"];
        var one = Measure("conll", "--gold", _folder.Write("both.txt", both));
        var two = Measure("conll", "--gold", _folder.Write("gold.txt", [.. both.Select(line => Column(line, 2))]), "--pred", _folder.Write("predicted.txt", [.. both.Select(line => Column(line, 3))]));
        foreach (var result in new[] { one, two })
        {
            Assert.That(result.Figure("entity F1"), Is.EqualTo(0.8).Within(1e-12), "2 of 2 and of 3");
            Assert.That((result.Figure("entity precision"), result.Figure("entity recall")), Is.EqualTo((1.0, 2 / 3.0)));
            Assert.That(result.Figure("entity macro F1"), Is.EqualTo(2 / 3.0).Within(1e-12));
            Assert.That(result.Figure("token accuracy"), Is.EqualTo(0.5));
            Assert.That(result.GetProperty("documents").GetInt32(), Is.EqualTo(2));
        }

        Assert.That(Run("-m", "conll", "--gold", _folder.PathOf("both.txt")).Output, Does.StartWith("processed 4 tokens with 3 phrases; found: 2 phrases; correct: 2.\n"));
        AssertFails("no-label.txt, line 2: \"NNP\" is no label", "-m", "conll", "--gold", _folder.Write("no-label.txt", "a b O O", "Rome NNP O"));
        AssertFails("Sentence 1 has 3 tokens in", "-m", "conll", "--gold", _folder.PathOf("gold.txt"), "--pred", _folder.Write("short.txt", "a O", "", "b O"));

        static string Column(string line, int label) => line.Split(' ') is { Length: > 3 } columns ? $"{columns[0]} {columns[label]}" : "";
    }
}

using static LiveAigc.Evaluation.EvaluateFolder;

namespace LiveAigc.Evaluation;

/// <summary>Reports that the sample Evaluate writes, compares and gates.</summary>
public class ReportsTests
{
    private readonly EvaluateFolder _folder = new();
    private string _gold = "";
    private string _poor = "";
    private string _good = "";

    // Forty documents of one span; the poor one misses every second of them.
    [OneTimeSetUp]
    public void WriteReports()
    {
        _gold = _folder.Write("gold.jsonl", [.. Enumerable.Range(0, 40).Select(i => $$"""{"id":{{i}},"spans":[[0,2,"buy"]]}""")]);
        var half = _folder.Write("half.jsonl", [.. Enumerable.Range(0, 40).Select(i => $$"""{"id":{{i}},"spans":[{{(i % 2 == 0 ? "" : "[0,2,\"buy\"]")}}]}""")]);
        _poor = _folder.PathOf("poor.json");
        _good = _folder.PathOf("new/good.json");
        Assert.That(Run("-m", "spans", "--gold", _gold, "--pred", half, "--report", _poor).ExitCode, Is.Zero);
        Assert.That(Run("-m", "spans", "--gold", _gold, "--pred", _gold, "--seed", "7", "--report", _good, _folder.PathOf("good.md"), "--report", _folder.PathOf("good.html")).ExitCode, Is.Zero);
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void They_are_written_whole_in_three_forms()
    {
        var json = File.ReadAllText(_good);
        Assert.That(json, Does.StartWith("{").And.EndWith("}").And.Contain("\"seed\": 7").And.Contain("\"documents\": 40"));
        var markdown = File.ReadAllText(_folder.PathOf("good.md"));
        Assert.That(markdown, Does.StartWith("# spans\n").And.Contain("- data: gold.jsonl (SHA-256 ").And.Contain("| span F1 | 1.0000 | 1.0000 – 1.0000 |"));
        Assert.That(File.ReadAllText(_folder.PathOf("good.html")), Does.StartWith("<!DOCTYPE html>").And.Contain("<svg").And.EndWith("</html>"));
        Assert.That(Directory.EnumerateFiles(_folder.Root, "*.part", SearchOption.AllDirectories), Is.Empty);
        AssertFails("report.txt: a report ends with", "-m", "spans", "--gold", _gold, "--pred", _gold, "--report", _folder.PathOf("never.md"), _folder.PathOf("report.txt"));
        Assert.That(_folder.PathOf("never.md"), Does.Not.Exist, "the names are looked at first");
    }

    [Test]
    public void A_comparison_tells_gain_from_luck()
    {
        var (code, output, errors) = Run("compare", _poor, _good, "--html", _folder.PathOf("page/compare.html"));
        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.StartWith("# spans → spans\n").And.Match(@"\| span F1 \| 0\.6667 \| 1\.0000 \| \+0\.3333 \| 0\.000\d \| better \|"));
        Assert.That(output, Does.Contain("| span precision | 1.0000 | 1.0000 | 0.0000 |  | no change |").And.Contain("| span recall | 0.5000 | 1.0000 | +0.5000 |  | significance unknown |"));
        Assert.That(File.ReadAllText(_folder.PathOf("page/compare.html")), Does.StartWith("<!DOCTYPE html>").And.Contain("class=\"other\"").And.EndWith("</html>"));
    }

    [Test]
    public void Only_what_was_measured_alike_is_compared()
    {
        var other = _folder.PathOf("other.json");
        _ = Measure("spans", "--gold", _folder.PathOf("half.jsonl"), "--pred", _gold, "--report", other);
        AssertFails("of different data", "compare", _poor, other);
        AssertFails("of different data", "gate", other, "--baseline", _poor, "--most-loss", "span F1=0.1");

        // Variety has no data but the system's own: two systems are compared, and told of two ways to count.
        var (first, second) = (_folder.PathOf("first.json"), _folder.PathOf("second.json"));
        _ = Measure("distinct", "--hyp", _folder.Write("first.txt", "a b", "a b"), "--order", "1", "--report", first);
        _ = Measure("distinct", "--hyp", _folder.Write("second.txt", "a b", "c d"), "--order", "1", "--tokenize", "char", "--report", second);
        var (code, output, errors) = Run("compare", first, second);
        Assert.That((code, errors), Is.EqualTo((0, "Careful: figures were computed in two ways, before tok:none, after tok:char: they may not be comparable.\n")));
        Assert.That(output, Does.Contain("| distinct-1 | 0.5000 | 1.0000 | +0.5000 |"));
    }

    [Test]
    public void All_reference_files_are_the_data()
    {
        var text = _folder.Write("text.txt", "a b c d");
        string[] reports = [_folder.PathOf("ab.json"), _folder.PathOf("ac.json")];
        _ = Measure("bleu", "--hyp", text, "--ref", text, _folder.Write("b.txt", "b"), "--report", reports[0]);
        _ = Measure("bleu", "--hyp", text, "--ref", text, _folder.Write("c.txt", "c"), "--report", reports[1]);
        AssertFails("of different data (text.txt + b.txt ", "compare", reports[0], reports[1]);
    }

    [Test]
    public void A_gate_ends_with_3_when_a_rule_is_broken()
    {
        Assert.That(
            Run("gate", _good, "--baseline", _poor, "--most-loss", "span F1=0.01", "span recall=0", "--least", "span F1 = 0.9"),
            Is.EqualTo((0, "3 rules kept.\n", "")));
        Assert.That(
            Run("gate", _poor, "--baseline", _good, "--most-loss", "span F1=0.01", "--most", "span recall=0.4"),
            Is.EqualTo((3, "", "span F1 went from 1.0000 to 0.6667: worse by 0.3333, more than 0.01.\nspan recall is 0.5000, above 0.4.\n")));
    }

    [Test]
    public void A_gate_that_checks_nothing_fails()
    {
        AssertFails("\"span F1\" is no rule: write \"span F1=0.01\".", "gate", _good, "--least", "span F1");
        AssertFails("\"span F1=good\" is no rule", "gate", _good, "--least", "span F1=good");
        AssertFails("no number", "gate", _good, "--least", "span F1=NaN");
        AssertFails("has no figure \"F1\"; it has span F1, ", "gate", _good, "--least", "F1=0.5");
        AssertFails("without a rule", "gate", _good);
        AssertFails("give one", "gate", _good, "--most-loss", "span F1=0.01");
        AssertFails("gold.jsonl: This is no evaluation report", "gate", _gold, "--least", "span F1=0.5");
    }
}

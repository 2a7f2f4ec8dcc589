using System.Text;
using static LiveAigc.Evaluation.EvaluateFolder;

namespace LiveAigc.Evaluation;

/// <summary>What the sample Evaluate cannot read: one line that says where and why.</summary>
public class BadInputTests
{
    private readonly EvaluateFolder _folder = new();
    private string _texts = "";
    private string _spans = "";

    [OneTimeSetUp]
    public void WriteFiles()
    {
        _texts = _folder.Write("texts.txt", "a b", "c d");
        _spans = _folder.Write("spans.jsonl", """{"id":1,"spans":[]}""");
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Options()
    {
        AssertFails("Option '--metric' is required.", "--hyp", _texts);
        AssertFails("'blue' not recognized. Must be one of: 'bleu' 'chrf'", "-m", "blue");
        AssertFails("--metric bleu needs --hyp FILE.", "-m", "bleu", "--ref", _texts);
        AssertFails("--metric bleu needs --ref FILE.", "-m", "bleu", "--hyp", _texts);
        AssertFails("--metric spans needs --pred FILE.", "-m", "spans", "--gold", _spans);
        AssertFails("--tokenize jieba: give none, 13a, zh, char or intl.", "-m", "bleu", "--hyp", _texts, "--ref", _texts, "--tokenize", "jieba");
        AssertFails("--tokenize 13a: for rouge give english, zh, char or none.", "-m", "rouge", "--hyp", _texts, "--ref", _texts, "--tokenize", "13a");
        AssertFails("'x' for option '--seed'", "-m", "bleu", "--seed", "x");
        AssertFails("MaxOrder must be 1 to 16.", "-m", "bleu", "--hyp", _texts, "--ref", _texts, "--order", "0");
    }

    [Test]
    public void Texts()
    {
        AssertFails("Could not find file", "-m", "bleu", "--hyp", _texts, "--ref", _folder.PathOf("none.txt"));
        AssertFails("one.txt has 1 lines, ", "-m", "chrf", "--hyp", _texts, "--ref", _folder.Write("one.txt", "a b"));
        AssertFails("empty.txt, line 2: there is no reference.", "-m", "nist", "--hyp", _texts, "--ref", _folder.Write("empty.txt", "a b", ""));
        AssertFails("facts for 1 texts, ", "-m", "slots", "--hyp", _texts, "--facts", _folder.Write("facts.jsonl", """{"facts":[]}"""));
        File.WriteAllBytes(_folder.PathOf("gb.txt"), [0xc4, 0xe3, 0xba, 0xc3, (byte)'\n']);
        AssertFails("gb.txt is not UTF-8", "-m", "distinct", "--hyp", _folder.PathOf("gb.txt"));
        File.WriteAllBytes(_folder.PathOf("plain.gz"), Encoding.UTF8.GetBytes("not gzip at all"));
        AssertFails("plain.gz is not gzip", "-m", "distinct", "--hyp", _folder.PathOf("plain.gz"));
    }

    [Test]
    public void Features()
    {
        var right = _folder.Write("right.csv", "1,2", "3,4");
        AssertFails("word.csv, line 3, value 2: \"four\" is no finite number.", "-m", "frechet", "--a", right, "--b", _folder.Write("word.csv", "x,y", "1,2", "3,four"));
        AssertFails("first.csv, line 1, value 2: \"two\" is no finite number.", "-m", "frechet", "--a", right, "--b", _folder.Write("first.csv", "1,two", "3,4", "5,6"));
        AssertFails("nan.csv, line 2, value 1: \"NaN\" is no finite number.", "-m", "kid", "--a", right, "--b", _folder.Write("nan.csv", "1,2", "NaN,4"));
        AssertFails("ragged.csv, line 2 has 3 values, the first has 2.", "-m", "kid", "--a", right, "--b", _folder.Write("ragged.csv", "1,2", "3,4,5"));
        AssertFails("2 and 1 dimensions: they are of two extractors.", "-m", "frechet", "--a", right, "--b", _folder.Write("thin.csv", "1", "2"));
        AssertFails("names.csv has no row of numbers.", "-m", "is", "--a", _folder.Write("names.csv", "x,y"));
    }

    [Test]
    public void Json()
    {
        AssertFails("cut.jsonl, line 2: not valid JSON at byte ", "-m", "spans", "--pred", _spans, "--gold", _folder.Write("cut.jsonl", """{"id":1,"spans":[]}""", """{"id":2,"spans":["""));
        AssertFails("no-id.jsonl, line 1: \"id\" is missing.", "-m", "spans", "--gold", _spans, "--pred", _folder.Write("no-id.jsonl", """{"spans":[]}"""));
        AssertFails("pair.jsonl, line 1: [0,2] is no span", "-m", "spans", "--gold", _spans, "--pred", _folder.Write("pair.jsonl", """{"id":1,"spans":[[0,2]]}"""));
        AssertFails("cross.jsonl, line 1: ", "-m", "spans", "--gold", _spans, "--pred", _folder.Write("cross.jsonl", """{"id":1,"spans":[[0,3,"buy"],[2,5,"rate"]]}"""));
        AssertFails("twice.jsonl has \"1\" twice.", "-m", "spans", "--gold", _spans, "--pred", _folder.Write("twice.jsonl", """{"id":1,"spans":[]}""", """{"id":"1","spans":[]}"""));
        AssertFails("nothing.jsonl is empty.", "-m", "spans", "--pred", _spans, "--gold", _folder.Write("nothing.jsonl", ""));
        AssertFails("ids.jsonl, line 1: \"a\" is no whole number.", "-m", "ranking", "--lists", _folder.Write("ids.jsonl", """{"items":["a"],"relevant":[1]}"""));
        AssertFails("log.jsonl, line 1: \"target\" is missing.", "-m", "off-policy", "--lists", _folder.Write("log.jsonl", """{"reward":1,"logged":0.5}"""));
        AssertFails("slot.jsonl, line 1: null is no text.", "-m", "slots", "--hyp", _texts, "--facts", _folder.Write("slot.jsonl", """{"facts":[{"slot":null,"forms":["a"]}]}"""));
        AssertFails("figures.json: This is no evaluation report: a figure has no name.", "compare", _folder.PathOf("figures.json"), _folder.Write("figures.json", """{"title":"x","figures":[null]}"""));
    }
}

using static LiveAigc.Evaluation.EvaluateFolder;

namespace LiveAigc.Evaluation;

/// <summary>The sample Evaluate on generated texts. Figures are counted by hand.</summary>
public class TextMetricsTests
{
    private readonly EvaluateFolder _folder = new();
    private string _near = "";
    private string _reference = "";

    [OneTimeSetUp]
    public void WriteTexts()
    {
        _near = _folder.Write("near.txt", "这个好看");
        _reference = _folder.Write("reference.txt", "这个真好看");
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Equal_Chinese_texts_have_a_BLEU_of_a_hundred()
    {
        var texts = _folder.Write("equal.txt", "这条裙子很好看", "主播 M码还有吗？");
        var result = Measure("bleu", "--hyp", texts, "--ref", texts, "--tokenize", "zh");
        Assert.That(result.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "metric", "score", "figures", "documents", "signature", "warnings" }));
        Assert.That(result.GetProperty("score").GetDouble(), Is.EqualTo(100));
        Assert.That(result.GetProperty("figures").EnumerateObject().Select(figure => (figure.Name, figure.Value.GetDouble())), Is.EqualTo(new[]
        {
            ("BLEU", 100.0), ("precision 1", 100), ("precision 2", 100), ("precision 3", 100), ("precision 4", 100), ("brevity penalty", 1),
        }));
        Assert.That(result.GetProperty("documents").GetInt32(), Is.EqualTo(2));
        Assert.That(result.Signature(), Does.StartWith("nrefs:1|case:mixed|eff:no|tok:zh|smooth:exp|version:"));
    }

    [Test]
    public void An_empty_line_is_no_reference()
    {
        var texts = _folder.Write("three.txt", "the cat sat on the mat", "a b c d", "x y z w");
        var first = _folder.Write("three.a", "the cat sat on a mat", "", "x y z w");
        var second = _folder.Write("three.b", "", "a b c d", "q");
        var (code, output, errors) = Run("-m", "bleu", "--hyp", texts, "--ref", first, second);
        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("nrefs:var"));

        // The first text matches 5 of 6, 3 of 5, 2 of 4 and 1 of 3; the others wholly.
        var bleu = 100 * Math.Pow(13 / 14.0 * (9 / 11.0) * (6 / 8.0) * (3 / 5.0), 0.25);
        Assert.That(output, Does.Contain(FormattableString.Invariant($"BLEU = {bleu:0.######}\n")).And.Contain("hyp_len = 14 ref_len = 14"));
    }

    [Test]
    public void ChrF_counts_characters_and_words()
    {
        // Of 4, 3, 2, 1 n-grams and the reference's 5, 4, 3, 2 are 4, 2, 0, 0 equal; there are no longer ones.
        var (precision, recall) = ((1 + (2 / 3.0)) / 4, (0.8 + 0.5) / 4);
        Assert.That(Measure("chrf", "--hyp", _near, "--ref", _reference).Figure("chrF"), Is.EqualTo(100 * 5 * precision * recall / ((4 * precision) + recall)).Within(1e-9));

        var result = Measure("chrf++", "--hyp", _folder.Write("ab.txt", "ab"), "--ref", _folder.Write("ac.txt", "ac"));
        Assert.That(result.Figure("chrF++"), Is.EqualTo(100 * (0.5 + 0 + 0) / 3).Within(1e-9), "one character of two, no pair, no word");
        Assert.That(result.Signature(), Does.Contain("|nc:6|nw:2|"));
    }

    [Test]
    public void ROUGE_reads_Chinese_by_character()
    {
        var result = Measure("rouge", "--hyp", _near, "--ref", _reference, "--tokenize", "zh");
        Assert.That(result.Figure("ROUGE-1"), Is.EqualTo(8 / 9.0).Within(1e-12), "4 of 4 and of 5");
        Assert.That(result.Figure("ROUGE-2"), Is.EqualTo(4 / 7.0).Within(1e-12), "2 of 3 and of 4");
        Assert.That(result.Figure("ROUGE-L"), Is.EqualTo(8 / 9.0).Within(1e-12));
        Assert.That((result.Figure("ROUGE-L precision"), result.Figure("ROUGE-L recall")), Is.EqualTo((1.0, 0.8)));
        Assert.That(new[] { result.GetProperty("lower").GetDouble(), result.GetProperty("upper").GetDouble() }, Is.All.EqualTo(8 / 9.0).Within(1e-12), "one document");
        Assert.That(result.Signature(), Is.EqualTo("tok:zh|stem:no|beta:1|refs:best F"));
    }

    [Test]
    public void CIDEr_and_NIST_weigh_by_rarity()
    {
        var cider = Measure("cider-d", "--hyp", _folder.Write("cider.txt", "a b c d", "x y z w"), "--ref", _folder.Write("cider.ref", "a b c d", "e f g h"));
        Assert.That(cider.Figure("CIDEr-D"), Is.EqualTo(5).Within(1e-9), "10 and 0");

        // The references hold 8 tokens: a 4 times, b twice, c, d. Bits: a 1, b 2, c 3, d 3.
        var nist = Measure("nist", "--order", "1", "--tokenize", "none", "--hyp", _folder.Write("nist.txt", "a c x x", "a a b x"), "--ref", _folder.Write("nist.ref", "a b a c", "a b a d"));
        Assert.That(nist.Figure("NIST"), Is.EqualTo((1 + 3 + 1 + 1 + 2) / 8.0).Within(1e-12));
    }

    [Test]
    public void Variety_needs_no_references()
    {
        var distinct = Measure("distinct", "--hyp", _folder.Write("distinct.txt", "a b a", "a b"));
        Assert.That(distinct.GetProperty("figures").EnumerateObject().Select(figure => (figure.Name, figure.Value.GetDouble())), Is.EqualTo(new[]
        {
            ("distinct-1", 2 / 5.0), ("distinct-2", 2 / 3.0), ("distinct-3", 1), ("distinct-4", 0),
        }));

        var repeats = Measure("self-bleu", "--tokenize", "zh", "--hyp", _folder.Write("self.txt", "好看好看", "好看好看", "退货退款"));
        Assert.That(repeats.Figure("self-BLEU"), Is.EqualTo(200 / 3.0).Within(1e-9), "100, 100 and 0");
    }

    [Test]
    public void Slots_are_looked_up_line_by_line()
    {
        var texts = _folder.Write("slots.txt", "只要299元", "红色的 299元");
        var facts = _folder.Write("facts.jsonl", """{"facts":[{"slot":"price","forms":["299元"]}]}""", """{"facts":[{"slot":"price","forms":["399元"]},{"slot":"colour","forms":["red","红色"]}]}""");
        var (code, output, errors) = Run("-m", "slots", "--hyp", texts, "--facts", facts);
        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            "line 2: price missing: 399元", "line 2: price wrong: 299元", "slot error rate = 0.666667", "missing = 1", "wrong = 1",
        }));
    }
}

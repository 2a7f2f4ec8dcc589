namespace LiveAigc.Evaluation.Tests;

public class SequenceLabelsTests
{
    [TestCase("", "")]
    [TestCase("O O", "")]
    [TestCase("I-PER I-PER O I-LOC", "PER 0 2, LOC 3 4", Description = "IOB1")]
    [TestCase("I-PER B-PER I-PER", "PER 0 1, PER 1 3", Description = "IOB1, neighbours")]
    [TestCase("B-PER I-PER B-PER O B-LOC", "PER 0 2, PER 2 3, LOC 4 5", Description = "IOB2")]
    [TestCase("B-PER I-LOC", "PER 0 1, LOC 1 2", Description = "the type changes inside")]
    [TestCase("I-PER I-LOC I-PER", "PER 0 1, LOC 1 2, PER 2 3")]
    [TestCase("B-PER I-PER E-PER S-LOC O", "PER 0 3, LOC 3 4", Description = "BIOES")]
    [TestCase("S-LOC S-LOC", "LOC 0 1, LOC 1 2")]
    [TestCase("B-PER E-PER B-PER E-PER", "PER 0 2, PER 2 4")]
    [TestCase("E-PER I-PER", "PER 0 1, PER 1 2", Description = "broken BIOES")]
    [TestCase("E-PER E-PER", "PER 0 1, PER 1 2")]
    [TestCase("S-PER I-PER O", "PER 0 1, PER 1 2")]
    [TestCase("B-PER M-PER L-PER U-LOC", "PER 0 3, LOC 3 4", Description = "BMES and BILOU letters")]
    [TestCase("B-ORG-COMPANY I-ORG-COMPANY", "ORG-COMPANY 0 2", Description = "hyphens belong to the type")]
    [TestCase("B I O B", "_ 0 2, _ 3 4", Description = "no type")]
    public void Lenient_reading(string labels, string expected) => AssertSpans(labels, LabelScheme.Conll, expected);

    // The cases of seqeval's own tests for its strict mode.
    [TestCase("B-PER", "")]
    [TestCase("O B-PER", "")]
    [TestCase("I-PER I-ORG", "PER 0 1, ORG 1 2")]
    [TestCase("I-PER B-PER", "PER 0 1, PER 1 2")]
    [TestCase("I-PER B-ORG", "PER 0 1")]
    [TestCase("B-PER I-PER", "PER 1 2")]
    [TestCase("B-PER I-ORG", "ORG 1 2")]
    [TestCase("B-PER B-PER", "PER 1 2")]
    [TestCase("B-PER B-ORG", "")]
    public void Strict_iob1(string labels, string expected) => AssertSpans(labels, LabelScheme.StrictIob1, expected);

    [TestCase("I-PER I-PER", "")]
    [TestCase("I-PER B-ORG", "ORG 1 2")]
    [TestCase("B-PER I-PER", "PER 0 2")]
    [TestCase("B-PER I-ORG", "PER 0 1")]
    [TestCase("B-PER B-ORG", "PER 0 1, ORG 1 2")]
    public void Strict_iob2(string labels, string expected) => AssertSpans(labels, LabelScheme.StrictIob2, expected);

    [TestCase("B-PER", "")]
    [TestCase("E-PER", "")]
    [TestCase("O S-PER", "PER 1 2")]
    [TestCase("I-PER E-PER", "")]
    [TestCase("B-PER E-PER", "PER 0 2")]
    [TestCase("B-PER E-ORG", "")]
    [TestCase("B-PER S-PER", "PER 1 2")]
    [TestCase("B-PER B-PER E-PER", "PER 1 3")]
    [TestCase("B-PER I-PER I-PER E-PER E-PER", "PER 0 4")]
    public void Strict_bioes(string labels, string expected) => AssertSpans(labels, LabelScheme.StrictBioes, expected);

    [TestCase(LabelScheme.Plain, "buy 1 3, rate 3 4, pre-sale 5 6")]
    [TestCase(LabelScheme.Raw, "buy 1 2, buy 2 3, rate 3 4, pre-sale 5 6")]
    public void Bare_labels(LabelScheme scheme, string expected) => AssertSpans("O buy buy rate O pre-sale", scheme, expected);

    [TestCase("X-PER", LabelScheme.Conll)]
    [TestCase("buy", LabelScheme.Conll)]
    [TestCase("E-PER", LabelScheme.StrictIob2)]
    [TestCase("U-PER", LabelScheme.StrictBioes)]
    public void A_label_that_does_not_fit_is_named(string label, LabelScheme scheme) => Assert.That(
        () => SequenceLabels.ToSpans(["O", label], scheme),
        Throws.ArgumentException.With.Message.Contains($"Label 1 is '{label}'"));

    [Test]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SequenceLabels.ToSpans([null!]));
        Assert.Throws<ArgumentException>(() => SequenceLabels.ToSpans([""], LabelScheme.Plain));
        Assert.Throws<ArgumentOutOfRangeException>(() => SequenceLabels.ToSpans([], (LabelScheme)99));
        Assert.Throws<ArgumentException>(() => SequenceLabels.ToIob2([new(0, 3, "a")], 2));
        Assert.Throws<ArgumentException>(() => SequenceLabels.ToIob2([new(0, 3, "a"), new(2, 4, "a")], 5));
    }

    [Test]
    public void Written_labels_read_back()
    {
        TagSpan[] spans = [new(1, 3, "buy"), new(3, 4, "buy"), new(5, 6, "pre-sale")];
        var labels = SequenceLabels.ToIob2(spans, 7);
        Assert.Multiple(() =>
        {
            Assert.That(labels, Is.EqualTo(new[] { "O", "B-buy", "I-buy", "B-buy", "O", "B-pre-sale", "O" }));
            Assert.That(SequenceLabels.ToSpans(labels), Is.EqualTo(spans));
            Assert.That(SequenceLabels.ToSpans(labels, LabelScheme.StrictIob2), Is.EqualTo(spans));
        });
    }

    private static void AssertSpans(string labels, LabelScheme scheme, string expected)
    {
        var spans = SequenceLabels.ToSpans(labels.Split(' ', StringSplitOptions.RemoveEmptyEntries), scheme);
        Assert.That(string.Join(", ", spans.Select(s => $"{s.Tag} {s.Start} {s.End}")), Is.EqualTo(expected));
    }
}

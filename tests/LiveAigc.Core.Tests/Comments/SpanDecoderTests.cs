namespace LiveAigc.Comments;

public class SpanDecoderTests
{
    private static readonly string[] Prefixed = ["O", "B-x", "I-x", "B-y", "I-y"];

    [Test]
    public void AnInsideOnlyContinuesItsOwnTag()
    {
        // The likeliest label of each word alone is B-x, I-y: an impossible pair.
        var spans = Decode(Prefixed, [0, 3, 0, 0, 0], [0, 0, 1.5f, 0, 2]);
        Assert.That(spans.Select(span => (span.Start, span.End, span.Tag)), Is.EqualTo(new[] { (0, 3, "x") }));
    }

    [Test]
    public void ABeginningPartsTwoNeighbours() =>
        Assert.That(Decode(Prefixed, [0, 9, 0, 0, 0], [0, 0, 9, 0, 0], [0, 9, 0, 0, 0]).Select(span => (span.Start, span.End)), Is.EqualTo(new[] { (0, 3), (4, 5) }));

    [Test]
    public void AnInsideMayBeginWhereItsTagHasNoBeginning() =>
        Assert.That(Decode(["O", "I-x", "B-y", "I-y"], [0, 9, 0, 0], [1, 0, 0, 9]).Select(span => (span.Start, span.End, span.Tag)), Is.EqualTo(new[] { (0, 1, "x") }));

    [Test]
    public void AnInsideMayBeginWhereTheModelIsToldSo()
    {
        float[][] logits = [[0, 0, 9, 0, 0], [9, 0, 0, 0, 0], [0, 0, 0, 0, 9], [0, 0, 0, 9, 0]];
        var flat = logits.SelectMany(row => row).ToArray();
        var spans = new SpanDecoder(new TokenLabels(Prefixed, insideMayBegin: true)).Decode(flat, Words(4));
        Assert.That(spans.Select(span => (span.Start, span.End, span.Tag)), Is.EqualTo(new[] { (0, 1, "x"), (4, 5, "y"), (6, 7, "y") }));
    }

    [Test]
    public void ConfidenceIsTheMeanProbabilityOfTheTagWhateverItsPlace()
    {
        // Two equal logits share what the three others leave: the tag has 2e/(2e + 3), its label half of that.
        var span = Decode(Prefixed, [0, 1, 1, 0, 0])[0];
        Assert.That(span.Confidence, Is.EqualTo(2 * Math.E / ((2 * Math.E) + 3)).Within(1e-6));
    }

    [Test]
    public void ProbabilityOfNothing()
    {
        var decoder = new SpanDecoder(new TokenLabels(["x", "O"]));
        float[] logits = [0, 1, 0, 3];
        decoder.Decode(logits, Words(2));
        Assert.That(decoder.OutsideProbability(logits), Is.EqualTo(((Math.E / (Math.E + 1)) + (Math.Exp(3) / (Math.Exp(3) + 1))) / 2).Within(1e-6));
        Assert.That(decoder.OutsideProbability([]), Is.EqualTo(1));
    }

    [Test]
    public void LogitsMustFitWords() =>
        Assert.That(() => new SpanDecoder(new TokenLabels(Prefixed)).Decode(new float[9], Words(2)), Throws.ArgumentException.With.Message.Contains("2 words × 5 labels need 10"));

    private static IReadOnlyList<CommentSpan> Decode(string[] labels, params float[][] logits) =>
        new SpanDecoder(new TokenLabels(labels)).Decode(logits.SelectMany(row => row).ToArray(), Words(logits.Length));

    // One character a word, a space between them.
    private static TextRange[] Words(int count) => [.. Enumerable.Range(0, count).Select(i => new TextRange(2 * i, (2 * i) + 1))];
}

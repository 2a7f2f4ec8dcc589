namespace LiveAigc.Evaluation.Tests.Images;

public class GenerativePrecisionRecallTests
{
    [Test]
    public void Collapse_costs_recall_and_strays_cost_precision()
    {
        var real = Line(0, 1, 2, 3, 4, 5, 6, 7);
        Assert.That(GenerativePrecisionRecall.Compute(real, Line(0, 0.1f, 0.2f, 0.3f), neighbours: 1), Is.EqualTo(new GenerativePrecisionRecall(1, 1 / 8.0)));
        Assert.That(GenerativePrecisionRecall.Compute(real, Line(2, 3, 100, 200), neighbours: 1).Precision, Is.EqualTo(0.5));
        Assert.That(GenerativePrecisionRecall.Compute(real, real), Is.EqualTo(new GenerativePrecisionRecall(1, 1)));
    }

    [Test]
    public void Too_few_samples_are_refused() =>
        Assert.That(() => GenerativePrecisionRecall.Compute(Line(1, 2, 3), Line(1, 2, 3)), Throws.ArgumentException.With.Message.Contains("give 4 or more"));

    private static ReadOnlyMemory<float>[] Line(params float[] places) => [.. places.Select(p => new ReadOnlyMemory<float>([p]))];
}

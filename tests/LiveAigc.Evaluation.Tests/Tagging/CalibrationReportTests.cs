namespace LiveAigc.Evaluation.Tests;

public class CalibrationReportTests
{
    // Two bins of five: 0.2, 0.4 (1 right): |0.5 − 0.3| · 2/5; 0.6, 0.8, 1.0 (2 right): |0.667 − 0.8| · 3/5.
    [Test]
    public void Error_by_hand()
    {
        var report = CalibrationReport.Compute([(0.2, false), (0.4, true), (0.6, true), (0.8, false), (1.0, true)], bins: 2);
        Assert.Multiple(() =>
        {
            Assert.That(report.ExpectedError, Is.EqualTo(0.08 + 0.08).Within(1e-12));
            Assert.That(report.MaximumError, Is.EqualTo(0.2).Within(1e-12));
            Assert.That(report.Bins[0].Gap, Is.EqualTo(0.2).Within(1e-12));
            Assert.That(report.Bins[1].MeanConfidence, Is.EqualTo(0.8).Within(1e-12));
            Assert.That(report.Count, Is.EqualTo(5));
        });
    }

    [Test]
    public void Perfect_and_worst()
    {
        Assert.That(CalibrationReport.Compute([(1, true), (0, false)]).ExpectedError, Is.Zero);
        Assert.That(CalibrationReport.Compute([(1, false), (0, true)]).ExpectedError, Is.EqualTo(1));
    }

    [Test]
    public void Upper_bounds_belong_to_their_bin([Values(3, 7, 10, 15, 49, 100)] int bins)
    {
        for (var i = 1; i <= bins; i++)
        {
            var bound = (double)i / bins;
            Assert.That(CalibrationReport.Compute([(bound, true)], bins).Bins[i - 1].Count, Is.EqualTo(1), $"{i}/{bins}");
            if (i < bins)
                Assert.That(CalibrationReport.Compute([(Math.BitIncrement(bound), true)], bins).Bins[i].Count, Is.EqualTo(1), $"after {i}/{bins}");
        }
    }

    [Test]
    public void Nothing_predicted_is_no_error()
    {
        var report = CalibrationReport.Compute([]);
        Assert.That(report.ExpectedError, Is.Zero);
        Assert.That(report.Bins, Has.Count.EqualTo(10));
    }

    [TestCase(1.01)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    public void A_confidence_is_a_probability(double confidence) =>
        Assert.Throws<ArgumentException>(() => CalibrationReport.Compute([(confidence, true)]));

    [Test]
    public void At_least_one_bin() => Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationReport.Compute([], 0));
}

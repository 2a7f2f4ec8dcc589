namespace LiveAigc.Evaluation.Tests.Recommendation;

public class OffPolicyEstimateTests
{
    [Test]
    public void The_same_policy_earns_what_it_earned()
    {
        LoggedDecision[] log = [new(1, 0.5, 0.5), new(0, 0.25, 0.25), new(3, 1, 1)];
        var estimate = OffPolicyEstimate.Compute(log);
        Assert.That(estimate.InversePropensity, Is.EqualTo(4 / 3.0).Within(1e-12));
        Assert.That(estimate.SelfNormalized, Is.EqualTo(4 / 3.0).Within(1e-12));
        Assert.That(estimate.EffectiveSamples, Is.EqualTo(3).Within(1e-12));
    }

    [Test]
    public void Each_estimate_by_its_formula()
    {
        LoggedDecision[] log = [new(1, 0.5, 1, 0.5, 0.7), new(0, 0.5, 0, 0.5, 0.7), new(2, 0.25, 0.5, 1, 0.9)];
        var estimate = OffPolicyEstimate.Compute(log);
        Assert.That(estimate.InversePropensity, Is.EqualTo((2 + 0 + 4) / 3.0).Within(1e-12));
        Assert.That(estimate.SelfNormalized, Is.EqualTo(6 / 4.0).Within(1e-12));
        Assert.That(estimate.DoublyRobust, Is.EqualTo((0.7 + (2 * 0.5) + 0.7 + 0.9 + (2 * 1)) / 3).Within(1e-12));
        Assert.That(estimate.EffectiveSamples, Is.EqualTo(16 / 8.0).Within(1e-12));
        Assert.That(OffPolicyEstimate.Compute(log, largestWeight: 1).InversePropensity, Is.EqualTo((1 + 0 + 2) / 3.0).Within(1e-12));
    }

    // Two actions earn 0.2 and 0.8; the log chose the first with 0.7, the target chooses it with 0.1.
    [Test]
    public void A_long_log_tells_the_truth()
    {
        var random = new Random(3);
        var log = Enumerable.Range(0, 50_000).Select(_ =>
        {
            var first = random.NextDouble() < 0.7;
            return new LoggedDecision(random.NextDouble() < (first ? 0.2 : 0.8) ? 1 : 0, first ? 0.7 : 0.3, first ? 0.1 : 0.9, first ? 0.3 : 0.6, (0.1 * 0.3) + (0.9 * 0.6));
        }).ToArray();
        var estimate = OffPolicyEstimate.Compute(log);
        foreach (var value in new[] { estimate.InversePropensity, estimate.SelfNormalized, estimate.DoublyRobust })
            Assert.That(value, Is.EqualTo((0.1 * 0.2) + (0.9 * 0.8)).Within(4 * estimate.StandardError));
    }

    [Test]
    public void Probabilities_outside_their_range_are_refused()
    {
        Assert.That(() => OffPolicyEstimate.Compute([new(1, 1, 1), new(1, 0, 1)]), Throws.ArgumentException.With.Message.Contains("Decision 1"));
        Assert.That(() => OffPolicyEstimate.Compute([new(1, 1, double.NaN)]), Throws.ArgumentException.With.Message.Contains("target probability"));
        Assert.That(() => OffPolicyEstimate.Compute([]), Throws.ArgumentException);
    }
}

namespace LiveAigc.Evaluation.Tests.Recommendation;

public class RankingReportTests
{
    private static readonly Dictionary<int, long> Catalogue = Enumerable.Range(1, 8).ToDictionary(i => i, i => i == 1 ? 7L : 0L);

    // The example of RecBole's tests: positives of three users at ranks (0 0 0), (1 1 1), (1 0 1) of their top three.
    private static readonly RankedList[] Lists =
    [
        new([1, 2, 3], [4]),
        new([1, 2, 3], [1, 2, 3, 4]),
        new([1, 2, 3], [1, 3, 5]),
    ];

    [Test]
    public void Each_measure_by_its_formula()
    {
        var at = RankingReport.Compute(Lists, Catalogue, 1, 2, 3).At;
        Assert.That(at.Select(a => a.HitRate), Is.All.EqualTo(2 / 3.0).Within(1e-12));
        Assert.That(at.Select(a => a.Recall), Is.EqualTo(new[] { (1 / 4.0 + (1 / 3.0)) / 3, (2 / 4.0 + (1 / 3.0)) / 3, (3 / 4.0 + (2 / 3.0)) / 3 }).Within(1e-12));
        Assert.That(at.Select(a => a.Precision), Is.EqualTo(new[] { 2 / 3.0, (1 + 0.5) / 3, (1 + (2 / 3.0)) / 3 }).Within(1e-12));
        Assert.That(at.Select(a => a.ReciprocalRank), Is.All.EqualTo(2 / 3.0).Within(1e-12));
        Assert.That(at.Select(a => a.AveragePrecision), Is.EqualTo(new[] { 2 / 3.0, (1 + 0.5) / 3, (1 + ((1 + (2 / 3.0)) / 3)) / 3 }).Within(1e-12));
        var second = 1 / Math.Log2(3);
        Assert.That(at.Select(a => a.NormalizedGain), Is.EqualTo(new[] { 2 / 3.0, (1 + (1 / (1 + second))) / 3, (1 + ((1 + 0.5) / (1 + second + 0.5))) / 3 }).Within(1e-12));
    }

    [Test]
    public void Items_of_all_users_together()
    {
        var first = RankingReport.Compute(Lists, Catalogue, 1).At[0];
        Assert.That(first.Coverage, Is.EqualTo(1 / 8.0));
        Assert.That(first.Gini, Is.EqualTo(7 / 8.0), "one item alone");
        Assert.That(first.Novelty, Is.EqualTo(-Math.Log2(8 / 15.0)).Within(1e-12));
        Assert.That(RankingReport.Compute([new([1, 2, 3, 4, 5, 6, 7, 8], [1])], Catalogue, 8).At[0].Gini, Is.Zero, "all alike");
    }

    [Test]
    public void The_order_of_users_does_not_matter_and_the_mode_is_told()
    {
        Assert.That(RankingReport.Compute([.. Lists.Reverse()], Catalogue, 3).At[0].NormalizedGain, Is.EqualTo(RankingReport.Compute(Lists, Catalogue, 3).At[0].NormalizedGain).Within(1e-15));
        Assert.That(RankingReport.Compute(Lists, Catalogue, 3).ToMarkdown(), Does.Contain("among all items"));
        var sampled = RankingReport.ComputeSampled(Lists, 100, Catalogue, 3);
        Assert.That(sampled.Mode, Is.EqualTo(RankingMode.SampledNegatives));
        Assert.That(sampled.ToMarkdown(), Does.Contain("100 sampled negatives (not comparable"));
    }

    [Test]
    public void What_cannot_be_scored_is_named()
    {
        Assert.That(() => RankingReport.Compute([], Catalogue, 1), Throws.ArgumentException.With.Message.Contains("no list"));
        Assert.That(() => RankingReport.Compute([new([1], [])], Catalogue, 1), Throws.ArgumentException.With.Message.Contains("List 0 has no relevant"));
        Assert.That(() => RankingReport.Compute([new([9], [1])], Catalogue, 1), Throws.ArgumentException.With.Message.Contains("item 9"));
        Assert.That(() => RankingReport.Compute([new([1, 1], [1])], Catalogue, 1), Throws.ArgumentException.With.Message.Contains("twice"));
        Assert.That(() => RankingReport.Compute(Lists, Catalogue), Throws.ArgumentException.With.Message.Contains("k"));
    }
}

using static LiveAigc.Evaluation.EvaluateFolder;

namespace LiveAigc.Evaluation;

/// <summary>The sample Evaluate on recommendations. Figures are counted by hand.</summary>
public class RankingMetricsTests
{
    private readonly EvaluateFolder _folder = new();

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Lists_are_ranked_among_all_items_or_among_some()
    {
        var lists = _folder.Write("lists.jsonl", """{"items":[3,1,2],"relevant":[1]}""", """{"items":[2,1],"relevant":[4,1]}""");
        var catalogue = _folder.Write("catalogue.csv", "1,3", "2,1", "3,0", "4,0", "5,0");
        var full = Measure("ranking", "--lists", lists, "--catalogue", catalogue, "--k", "2", "1");
        var second = 1 / Math.Log2(3);
        Assert.That(full.Figure("nDCG@2"), Is.EqualTo((second + (second / (1 + second))) / 2).Within(1e-12));
        Assert.That((full.Figure("HR@2"), full.Figure("recall@2"), full.Figure("precision@2"), full.Figure("MRR@2"), full.Figure("MAP@2")), Is.EqualTo((1.0, 0.75, 0.5, 0.5, 0.375)));
        Assert.That((full.Figure("coverage@2"), full.Figure("Gini@2")), Is.EqualTo((0.6, 0.5)), "shown 2, 1, 1, 0, 0 times");
        Assert.That(full.Figure("novelty@2"), Is.EqualTo(-(Math.Log2(1 / 9.0) + (2 * Math.Log2(4 / 9.0)) + Math.Log2(2 / 9.0)) / 4).Within(1e-12));
        Assert.That(full.Figure("HR@1"), Is.Zero);
        Assert.That(full.Signature(), Is.EqualTo("ranking:full"));

        var sampled = Measure("ranking", "--lists", lists, "--k", "2", "--sampled-negatives", "2");
        Assert.That((sampled.Figure("HR@2"), sampled.Figure("coverage@2")), Is.EqualTo((1.0, 0.75)), "the catalogue is what the lists hold");
        Assert.That(sampled.Signature(), Is.EqualTo("ranking:2 sampled negatives"));
        AssertFails("negatives ('-2') must be greater", "-m", "ranking", "--lists", lists, "--sampled-negatives", "-2");
    }

    [Test]
    public void A_new_policy_is_judged_by_an_old_ones_log()
    {
        var log = _folder.Write(
            "log.jsonl", """{"reward":1,"logged":0.5,"target":1}""", """{"reward":0,"logged":0.5,"target":0}""",
            """{"reward":1,"logged":0.25,"target":0.5,"predicted":0.5,"predictedTarget":0.75}""");
        var result = Measure("off-policy", "--lists", log);
        Assert.That(result.Figure("SNIPS"), Is.EqualTo(1).Within(1e-12), "weights 2, 0, 2");
        Assert.That(result.Figure("IPS"), Is.EqualTo(4 / 3.0).Within(1e-12));
        Assert.That(result.Figure("doubly robust"), Is.EqualTo((2 + 0 + (0.75 + (2 * 0.5))) / 3).Within(1e-12));
        Assert.That(result.Figure("effective samples"), Is.EqualTo(2).Within(1e-12));
    }
}

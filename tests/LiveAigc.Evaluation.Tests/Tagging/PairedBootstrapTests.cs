namespace LiveAigc.Evaluation.Tests;

public class PairedBootstrapTests
{
    private static readonly TagSpan[] Right = [new(0, 2, "a")];
    private static readonly TagSpan[] Wrong = [new(0, 1, "a")];

    [Test]
    public void Equal_systems_do_not_differ()
    {
        var result = PairedBootstrap.Compute([Right, Right], [Right, Wrong], [Right, Wrong], seed: 1, samples: 200);
        Assert.That(result, Is.EqualTo(new PairedBootstrap(0.5, 0.5, 1, 0, 0)));
    }

    [Test]
    public void A_clear_winner_has_the_least_p_value()
    {
        TagSpan[][] gold = [.. Enumerable.Repeat(Right, 50)];
        TagSpan[][] bad = [.. Enumerable.Range(0, 50).Select(i => i < 25 ? Right : Wrong)];
        var result = PairedBootstrap.Compute(gold, bad, gold, seed: 1, samples: 999);
        Assert.Multiple(() =>
        {
            Assert.That(result.Difference, Is.EqualTo(0.5).Within(1e-12));
            Assert.That(result.PValue, Is.EqualTo(0.001).Within(1e-12));
            Assert.That(result.Lower, Is.InRange(0.3, 0.45));
            Assert.That(result.Upper, Is.InRange(0.55, 0.7));
        });
    }

    // Two documents, A right on none, B on one: the drawings give 0, ½, ½, 1, so |δ* − ½| ≥ ½ in half of them.
    [Test]
    public void Two_documents_by_hand()
    {
        var result = PairedBootstrap.Compute([Right, Right], [Wrong, Wrong], [Right, Wrong], seed: 5, samples: 20_000);
        Assert.That(result.PValue, Is.EqualTo(0.5).Within(0.02));
        Assert.That((result.Lower, result.Upper), Is.EqualTo((0.0, 1.0)));
    }

    [Test]
    public void Equal_seeds_give_equal_results_and_systems_may_be_swapped()
    {
        TagSpan[][] gold = [Right, Right, Right, Right], a = [Right, Wrong, [], Right], b = [Right, Right, Wrong, []];
        var once = PairedBootstrap.Compute(gold, a, b, seed: 3, samples: 500);
        var swapped = PairedBootstrap.Compute(gold, b, a, seed: 3, samples: 500);
        Assert.Multiple(() =>
        {
            Assert.That(PairedBootstrap.Compute(gold, a, b, seed: 3, samples: 500), Is.EqualTo(once));
            Assert.That(swapped.PValue, Is.EqualTo(once.PValue));
            Assert.That(swapped.Lower, Is.EqualTo(-once.Upper).Within(1e-12));
        });
    }

    [Test]
    public void Soft_matching_counts_near_misses() => Assert.That(
        PairedBootstrap.Compute([Right], [Wrong], [Right], seed: 1, samples: 10, SpanMatching.Soft).F1A, Is.EqualTo(1));

    [Test]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Compute([], [], [], 1));
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Compute([Right], [Right], [], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedBootstrap.Compute([Right], [Right], [Right], 1, samples: 0));
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Compute([Right], [Right], [[.. Right, .. Wrong]], 1));
    }
}

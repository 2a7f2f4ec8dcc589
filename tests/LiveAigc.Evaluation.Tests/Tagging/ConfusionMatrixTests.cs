namespace LiveAigc.Evaluation.Tests;

// Where a test names scikit-learn, input and output are those of its documentation.
public class ConfusionMatrixTests
{
    [Test]
    public void Counts_are_those_of_scikit_learn()
    {
        var matrix = ConfusionMatrix.Compute(
            ["cat", "ant", "cat", "cat", "ant", "bird"], ["ant", "ant", "cat", "cat", "ant", "cat"], ["ant", "bird", "cat"]);
        Assert.That(matrix.ToText(), Is.EqualTo(
            """
                  ant bird  cat
             ant    2    0    0
            bird    0    0    1
             cat    1    0    2

            """));
        Assert.That(matrix["bird", "cat"], Is.EqualTo(1));
        Assert.That(matrix["bird", "dog"], Is.Zero);
        Assert.That(matrix.Total, Is.EqualTo(6));
    }

    [Test]
    public void Kappa_is_that_of_scikit_learn() => Assert.That(
        ConfusionMatrix.Compute(
            ["negative", "positive", "negative", "neutral", "positive"],
            ["negative", "positive", "negative", "neutral", "negative"]).CohenKappa,
        Is.EqualTo(0.6875).Within(1e-12));

    // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: p_o 0.7, p_e 0.5.
    [Test]
    public void Kappa_by_hand()
    {
        string[] first = [.. Enumerable.Repeat("yes", 25), .. Enumerable.Repeat("no", 25)];
        string[] second =
        [
            .. Enumerable.Repeat("yes", 20), .. Enumerable.Repeat("no", 5),
            .. Enumerable.Repeat("yes", 10), .. Enumerable.Repeat("no", 15),
        ];
        Assert.That(ConfusionMatrix.Compute(first, second).CohenKappa, Is.EqualTo(0.4).Within(1e-12));
    }

    [Test]
    public void Kappa_is_undefined_without_variation()
    {
        Assert.That(ConfusionMatrix.Compute(["a", "a"], ["a", "a"]).CohenKappa, Is.NaN);
        Assert.That(ConfusionMatrix.Compute([], []).CohenKappa, Is.NaN);
        Assert.That(ConfusionMatrix.Compute(["a", "b"], ["b", "a"]).CohenKappa, Is.EqualTo(-1).Within(1e-12));
    }

    [Test]
    public void Listed_labels_come_first_and_none_is_dropped() => Assert.That(
        ConfusionMatrix.Compute(["b", "a"], ["c", "a"], ["z", "b"]).Labels, Is.EqualTo(new[] { "z", "b", "a", "c" }));
}

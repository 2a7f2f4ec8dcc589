using System.Text.Json;

namespace LiveAigc.Evaluation.Tests;

// Where a test names scikit-learn, input and output are those of its documentation.
public class ClassificationReportTests
{
    private static readonly string[] Gold = ["class 0", "class 1", "class 2", "class 2", "class 2"];
    private static readonly string[] Predicted = ["class 0", "class 0", "class 2", "class 2", "class 1"];

    [Test]
    public void Text_is_that_of_scikit_learn() => Assert.That(ClassificationReport.Compute(Gold, Predicted).ToText(), Is.EqualTo(
        """
                      precision    recall  f1-score   support

             class 0       0.50      1.00      0.67         1
             class 1       0.00      0.00      0.00         1
             class 2       1.00      0.67      0.80         3

            accuracy                           0.60         5
           macro avg       0.50      0.56      0.49         5
        weighted avg       0.70      0.60      0.61         5

        """));

    [Test]
    public void Listed_labels_are_those_of_scikit_learn() => Assert.That(
        ClassificationReport.Compute(["1", "1", "1"], ["1", "1", "0"], ["1", "2", "3"]).ToText(),
        Is.EqualTo(
        """
                      precision    recall  f1-score   support

                   1       1.00      0.67      0.80         3
                   2       0.00      0.00      0.00         0
                   3       0.00      0.00      0.00         0

           micro avg       1.00      0.67      0.80         3
           macro avg       0.33      0.22      0.27         3
        weighted avg       1.00      0.67      0.80         3

        """));

    // precision_recall_fscore_support of scikit-learn's documentation.
    [Test]
    public void Averages_are_those_of_scikit_learn()
    {
        var report = ClassificationReport.Compute(
            ["cat", "dog", "pig", "cat", "dog", "pig"], ["cat", "pig", "dog", "cat", "cat", "dog"], ["pig", "dog", "cat"]);
        Assert.Multiple(() =>
        {
            Assert.That(report.Labels.Select(l => l.Precision), Is.EqualTo(new[] { 0, 0, 2 / 3.0 }).Within(1e-12));
            Assert.That(report.Labels.Select(l => l.Recall), Is.EqualTo(new[] { 0.0, 0, 1 }).Within(1e-12));
            Assert.That(report.Labels.Select(l => l.F1), Is.EqualTo(new[] { 0, 0, 0.8 }).Within(1e-12));
            Assert.That(report.Macro.Precision, Is.EqualTo(0.222).Within(1e-3));
            Assert.That(report.Macro.Recall, Is.EqualTo(0.333).Within(1e-3));
            Assert.That(report.Macro.F1, Is.EqualTo(0.267).Within(1e-3));
            Assert.That(report.Micro.F1, Is.EqualTo(1 / 3.0).Within(1e-12));
            Assert.That(report.Weighted.F1, Is.EqualTo(0.267).Within(1e-3));
        });
    }

    [Test]
    public void Without_O_leaves_the_row_out_and_keeps_the_mistakes()
    {
        var with = ClassificationReport.Compute(["O", "O", "O", "buy", "buy"], ["O", "O", "buy", "buy", "O"]);
        var without = with.Without("O");
        Assert.Multiple(() =>
        {
            Assert.That(with.Micro.F1, Is.EqualTo(0.6).Within(1e-12));
            Assert.That(without.Labels, Is.EqualTo(new LabelScore[] { new("buy", 1, 2, 2) }));
            Assert.That(without.Micro.F1, Is.EqualTo(0.5).Within(1e-12));
            Assert.That(without.Accuracy, Is.EqualTo(0.6).Within(1e-12), "accuracy stays that of all items");
            Assert.That(with.ToText(), Does.Contain("accuracy").And.Not.Contain("micro avg"));
            Assert.That(without.ToText(), Does.Contain("micro avg").And.Not.Contain("accuracy"));
            Assert.Throws<KeyNotFoundException>(() => _ = without["O"]);
        });
    }

    [Test]
    public void Sequences_are_compared_as_if_joined()
    {
        string[][] gold = [["O", "buy"], [], ["rate"]], predicted = [["O", "O"], [], ["rate"]];
        Assert.That(
            ClassificationReport.Compute(gold, predicted).ToText(),
            Is.EqualTo(ClassificationReport.Compute(["O", "buy", "rate"], ["O", "O", "rate"]).ToText()));
        Assert.Throws<ArgumentException>(() => ClassificationReport.Compute(gold, [["O", "O"], ["O"], []]));
    }

    // Python prints 1 of 8 as 0.12 and 3 of 8 as 0.38: ties go to the even digit. The .NET default would say 0.13.
    [TestCase(1, "0.12")]
    [TestCase(3, "0.38")]
    public void Ties_round_as_in_Python(int correct, string expected)
    {
        string[] gold = [.. Enumerable.Repeat("a", 8)];
        string[] predicted = [.. Enumerable.Range(0, 8).Select(i => i < correct ? "a" : "b")];
        Assert.That(ClassificationReport.Compute(gold, predicted).ToMarkdown(), Does.Contain($"| accuracy |  |  | {expected} | 8 |"));
    }

    [Test]
    public void Digits_may_be_chosen() =>
        Assert.That(ClassificationReport.Compute(Gold, Predicted).ToText(4), Does.Contain("0.6667    0.8000         3"));

    [Test]
    public void Empty_input_scores_zero()
    {
        var report = ClassificationReport.Compute(Array.Empty<string>(), Array.Empty<string>());
        Assert.Multiple(() =>
        {
            Assert.That(report.Accuracy, Is.Zero);
            Assert.That(report.Weighted, Is.EqualTo(default(AverageScore)));
            Assert.That(report.ToText(), Does.Contain("accuracy                           0.00         0"));
        });
    }

    [Test]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ClassificationReport.Compute(["a"], Array.Empty<string>()));
        Assert.Throws<ArgumentException>(() => ClassificationReport.Compute(["a"], [(string)null!]));
        Assert.Throws<ArgumentException>(() => ClassificationReport.Compute(["a"], ["a"], ["a", "a"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassificationReport.Compute(["a"], ["a"]).ToText(-1));
    }

    [Test]
    public void Markdown_is_a_table() => Assert.That(ClassificationReport.Compute(["a|b", "c"], ["a|b", "a|b"]).ToMarkdown(), Is.EqualTo(
        """
        | label | precision | recall | F1 | support |
        |---|---:|---:|---:|---:|
        | a\|b | 0.50 | 1.00 | 0.67 | 1 |
        | c | 0.00 | 0.00 | 0.00 | 1 |
        | accuracy |  |  | 0.50 | 2 |
        | macro avg | 0.25 | 0.50 | 0.33 | 2 |
        | weighted avg | 0.25 | 0.50 | 0.33 | 2 |

        """));

    [Test]
    public void Json_holds_the_unrounded_scores()
    {
        var json = ClassificationReport.Compute(["退货", "退货", "O"], ["退货", "O", "O"]).ToJson();
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var label = root.GetProperty("labels")[1];
        Assert.Multiple(() =>
        {
            Assert.That(json, Does.Contain("\"退货\""), "readable, not escaped");
            Assert.That(label.GetProperty("f1").GetDouble(), Is.EqualTo(2 / 3.0).Within(1e-12));
            Assert.That(label.GetProperty("correct").GetInt32(), Is.EqualTo(1));
            Assert.That(root.GetProperty("accuracy").GetDouble(), Is.EqualTo(2 / 3.0).Within(1e-12));
            Assert.That(root.GetProperty("weighted").GetProperty("support").GetInt32(), Is.EqualTo(3));
        });
    }
}

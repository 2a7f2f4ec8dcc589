using System.Text.Json;
using LiveAigc.Tests;

namespace LiveAigc.Evaluation.Tests.Images;

public class InceptionScoreTests
{
    [Test]
    public void Reference_values_are_met()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data", "metric-goldens", "inception_score.json")));
        foreach (var test in json.RootElement.EnumerateArray())
        {
            var rows = test.GetProperty("P").EnumerateArray().Select(r => new ReadOnlyMemory<float>([.. r.EnumerateArray().Select(x => x.GetSingle())])).ToArray();
            var (one, ten) = (InceptionScore.Compute(rows, 1), InceptionScore.Compute(rows, 10));
            Assert.That(one.Score, Is.EqualTo(test.GetProperty("IS_1split")[0].GetDouble()).Within(1e-5));
            Assert.That(ten.Score, Is.EqualTo(test.GetProperty("IS_10splits(mean,popstd)")[0].GetDouble()).Within(1e-5));
            Assert.That(ten.StandardDeviation, Is.EqualTo(test.GetProperty("IS_10splits(mean,popstd)")[1].GetDouble()).Within(1e-5));
        }
    }

    [Test]
    public void Clear_and_even_gives_the_number_of_classes_alike_gives_one()
    {
        ReadOnlyMemory<float>[] clear = [new float[] { 1, 0, 0 }, new float[] { 0, 1, 0 }, new float[] { 0, 0, 1 }];
        Assert.That(InceptionScore.Compute(clear, 1).Score, Is.EqualTo(3).Within(1e-12));
        Assert.That(InceptionScore.Compute([clear[0], clear[0]], 1).Score, Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void Logits_are_refused()
    {
        Assert.That(() => InceptionScore.Compute([new float[] { 1, 0 }, new float[] { 3, -2 }], 1), Throws.ArgumentException.With.Message.Contains("Picture 1"));
        Assert.That(() => InceptionScore.Compute([new float[] { 0.2f, 0.2f }], 1), Throws.ArgumentException.With.Message.Contains("sum to 0.4"));
        Assert.That(() => InceptionScore.Compute([new float[] { 1, 0 }], 10), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}

using System.IO.Compression;
using static LiveAigc.Evaluation.EvaluateFolder;

namespace LiveAigc.Evaluation;

/// <summary>The sample Evaluate on features of pictures. Figures are counted by hand.</summary>
public class FeatureMetricsTests
{
    private readonly EvaluateFolder _folder = new();

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Distances_of_features()
    {
        // A square of variance 4/3 round (1, 1), another twice as wide round (3, 1).
        var narrow = _folder.Write("narrow.csv", "x,y", "0,0", "2,0", "0,2", "2,2");
        var wide = _folder.Write("wide.csv", "1;-1", "5\t-1", "1 3", "", "5, 3");
        var frechet = Measure("frechet", "--a", narrow, "--b", wide);
        Assert.That(frechet.Figure("mean term"), Is.EqualTo(4).Within(1e-9));
        Assert.That(frechet.Figure("covariance term"), Is.EqualTo(2 * ((4 / 3.0) + (16 / 3.0) - (2 * 8 / 3.0))).Within(1e-9));
        Assert.That(frechet.Figure("Fréchet distance"), Is.EqualTo(20 / 3.0).Within(1e-9));
        Assert.That(frechet.GetProperty("documents").GetInt32(), Is.EqualTo(8), "the line of names is none");
        Assert.That(frechet.Warnings(), Has.Length.EqualTo(1).And.All.Contains("do not call it FID"));

        var alike = Measure("frechet", "--a", _folder.Write("alike.csv", "1,1", "1,1", "1,1"), "--b", wide);
        Assert.That(alike.Figure("Fréchet distance"), Is.EqualTo(4 + (2 * 16 / 3.0)).Within(1e-9), "a side that never varies has only a mean");
        Assert.That(alike.Warnings(), Has.Some.Contains("has rank 0 of 2"));

        // (xy + 1)³: 1 within the first, 27 within the second, (1 + 1 + 8 + 27) / 4 between them.
        using (var file = new StreamWriter(new GZipStream(File.Create(_folder.PathOf("one.csv.gz")), CompressionLevel.Fastest)))
            file.Write("1\n2\n");
        var kernel = Measure("kid", "--a", _folder.Write("zero.csv", "0", "1"), "--b", _folder.PathOf("one.csv.gz"));
        Assert.That(kernel.Figure("kernel distance"), Is.EqualTo(1 + 27 - (2 * 37 / 4.0)).Within(1e-9));
    }

    [Test]
    public void Scores_of_generated_pictures()
    {
        var inception = Measure("is", "--splits", "2", "--a", _folder.Write("classes.csv", "1,0", "0,1", "0.5,0.5", "0.5,0.5"));
        Assert.That(inception.Figure("Inception Score"), Is.EqualTo((2 + 1) / 2.0).Within(1e-9), "two clear classes, then nothing clear");
        Assert.That(inception.Figure("standard deviation"), Is.EqualTo(0.5).Within(1e-9));
        AssertFails("Give 1 to 4, the number of pictures.", "-m", "is", "--a", _folder.PathOf("classes.csv"));

        var real = _folder.Write("real.csv", "0", "1", "2");
        var pair = Measure("precision-recall", "--neighbours", "1", "--a", real, "--b", _folder.Write("generated.csv", "0.5", "10", "11"));
        Assert.That(pair.Figure("precision"), Is.EqualTo(1 / 3.0).Within(1e-12));
        Assert.That(pair.Figure("recall"), Is.EqualTo(1), "0.5 is the only near one, and its neighbour is far");
        Assert.That(pair.Signature(), Is.EqualTo("real:--a|generated:--b|k:1"));
    }
}

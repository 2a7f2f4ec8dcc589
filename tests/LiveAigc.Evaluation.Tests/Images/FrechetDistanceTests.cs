using System.Globalization;
using System.Text.Json;
using LiveAigc.Tests;

namespace LiveAigc.Evaluation.Tests.Images;

public class FrechetDistanceTests
{
    [Test]
    public void Reference_values_are_met_singular_covariances_included()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data", "metric-goldens", "frechet_kid.json")));
        foreach (var test in json.RootElement.EnumerateArray())
        {
            var kind = test.GetProperty("kind").GetString()!;
            var (a, b) = kind == "corr" ? (Csv("frechet_corr_A.csv"), Csv("frechet_corr_B.csv")) : (Samples(test.GetProperty("A")), Samples(test.GetProperty("B")));
            var distance = FrechetDistance.Compute(FeatureStatistics.FromSamples(a), FeatureStatistics.FromSamples(b));
            var expected = test.GetProperty("frechet_scipy_sqrtm").GetDouble();
            Assert.That(distance.Distance, Is.EqualTo(expected).Within(1e-4 * expected), kind);
            Assert.That(distance.MeanTerm, Is.EqualTo(test.GetProperty("mean_sq_diff").GetDouble()).Within(1e-4 * expected), kind);
            Assert.That(distance.Warnings, kind == "rank-deficient" ? Has.Count.EqualTo(2).And.All.Contains("12 samples of 16 dimensions") : Is.Empty, kind);
            var kernel = test.GetProperty("kid_poly3_unbiased").GetDouble();
            Assert.That(KernelInceptionDistance.Compute(a, b).Distance, Is.EqualTo(kernel).Within(1e-4 * Math.Abs(kernel)), kind);
        }
    }

    [Test]
    public void It_is_symmetric_and_nothing_for_equal_sides()
    {
        var (a, b) = (FeatureStatistics.FromSamples(Draw(200, 8, 1)), FeatureStatistics.FromSamples(Draw(150, 8, 2)));
        Assert.That(FrechetDistance.Compute(a, b).Distance, Is.EqualTo(FrechetDistance.Compute(b, a).Distance).Within(1e-9));
        Assert.That(FrechetDistance.Compute(a, a).Distance, Is.Zero.Within(1e-9));
    }

    // tr (Σ₁Σ₂)^½ of diagonal matrices is Σ √(λ₁λ₂).
    [Test]
    public void A_side_that_never_varies_has_only_a_mean()
    {
        var alike = FeatureStatistics.FromSamples([new float[] { 1, 1 }, new float[] { 1, 1 }]);
        var other = FeatureStatistics.FromSamples([new float[] { 1, 0 }, new float[] { 3, 2 }, new float[] { 2, 4 }]);
        Assert.That(FrechetDistance.Compute(alike, other).Distance, Is.EqualTo(1 + 1 + 1 + 4).Within(1e-12));
        Assert.That(FrechetDistance.Compute(other, alike).Distance, Is.EqualTo(1 + 1 + 1 + 4).Within(1e-12));
        Assert.That(FrechetDistance.Compute(alike, alike).Distance, Is.Zero);
    }

    [Test]
    public void Diagonal_covariances_by_hand()
    {
        var a = new FeatureStatistics([0, 0, 1], [4, 0, 0, 0, 0, 0, 0, 0, 1e-8]);
        var b = new FeatureStatistics([3, 0, 1], [9, 0, 0, 0, 2, 0, 0, 0, 1e8]);
        var distance = FrechetDistance.Compute(a, b);
        Assert.That(distance.MeanTerm, Is.EqualTo(9));
        Assert.That(distance.CovarianceTerm, Is.EqualTo(4 + 1e-8 + 9 + 2 + 1e8 - (2 * (6 + 0 + 1))).Within(1e-6));
        Assert.That(distance.Warnings, Has.Count.EqualTo(1).And.All.Contains("rank 2 of 3"));
    }

    [Test]
    public void Batches_of_any_size_give_one_result()
    {
        var samples = Draw(700, 37, 3).Select(s => s.ToArray().Select(x => x + 1e4f).ToArray()).ToArray();
        var one = new FeatureAccumulator(37);
        one.Add(samples.SelectMany(s => s).ToArray());
        var many = new FeatureAccumulator(37);
        foreach (var batch in samples.Chunk(19))
        {
            many.Add(batch.SelectMany(s => s).ToArray());
            if (many.Count > 1)
                many.ToStatistics();
        }

        Assert.That(many.ToStatistics().Covariance.ToArray(), Is.EqualTo(one.ToStatistics().Covariance.ToArray()).Within(1e-9));
        var mean = samples.Average(s => (double)s[5]);
        Assert.That(one.ToStatistics().Mean[5], Is.EqualTo(mean).Within(1e-9));
        Assert.That(one.ToStatistics().Covariance[(5 * 37) + 5], Is.EqualTo(samples.Sum(s => Math.Pow(s[5] - mean, 2)) / 699).Within(1e-9));
    }

    [Test]
    public void Eigenvalues_are_those_that_the_matrix_was_made_of()
    {
        // Q diag(λ) Qᵀ with Q a product of reflections.
        const int size = 61;
        var random = new Random(9);
        var values = Enumerable.Range(0, size).Select(i => i < 20 ? 0 : Math.Pow(10, random.NextDouble() * 6)).ToArray();
        var matrix = new double[size * size];
        for (var i = 0; i < size; i++)
            matrix[(i * size) + i] = values[i];
        for (var r = 0; r < 5; r++)
        {
            var v = Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5).ToArray();
            var scale = 2 / v.Sum(x => x * x);
            Reflect(matrix, v, scale, size, (i, j) => (i * size) + j);
            Reflect(matrix, v, scale, size, (i, j) => (j * size) + i);
        }

        Assert.That(SymmetricEigenvalues.Of(matrix, size).Order(), Is.EqualTo(values.Order()).Within(1e-6));
    }

    [Test]
    public void What_cannot_be_measured_is_named()
    {
        Assert.That(() => FeatureStatistics.FromSamples([]), Throws.ArgumentException.With.Message.Contains("no samples"));
        Assert.That(() => FeatureStatistics.FromSamples([new float[] { 1, 2 }]), Throws.InvalidOperationException.With.Message.Contains("two samples"));
        Assert.That(() => FeatureStatistics.FromSamples([new float[] { 1, 2 }, new float[] { 1, float.NaN }]), Throws.ArgumentException.With.Message.Contains("Sample 1 has NaN in dimension 1"));
        Assert.That(() => new FeatureStatistics([0, 0], [1, 0, 1, 1]), Throws.ArgumentException.With.Message.Contains("not symmetric: [1,0] is 1"));
        Assert.That(() => new FeatureStatistics([0, 0], [1, 0, 0]), Throws.ArgumentException.With.Message.Contains("4 values, got 3"));
        Assert.That(() => new FeatureStatistics([0, 0], [1, 0, 0, -1]), Throws.ArgumentException.With.Message.Contains("variance of dimension 1"));
        Assert.That(
            () => FrechetDistance.Compute(new FeatureStatistics([0], [1]), new FeatureStatistics([0, 0], [1, 0, 0, 1])),
            Throws.ArgumentException.With.Message.Contains("two extractors"));
    }

    [Test]
    public void Subsets_of_everything_are_the_whole()
    {
        var (a, b) = (Draw(40, 6, 4), Draw(40, 6, 5));
        var whole = KernelInceptionDistance.Compute(a, b).Distance;
        var subsets = KernelInceptionDistance.OfSubsets(a, b, seed: 1, subsets: 3, subsetSize: 40);
        Assert.That(subsets.Distance, Is.EqualTo(whole).Within(1e-9));
        Assert.That(subsets.StandardDeviation, Is.Zero.Within(1e-9));
        Assert.That(() => KernelInceptionDistance.OfSubsets(a, b, seed: 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("2 to 40"));
    }

    internal static ReadOnlyMemory<float>[] Draw(int count, int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new ReadOnlyMemory<float>([.. Enumerable.Range(0, length).Select(i => ((float)random.NextDouble() + random.NextSingle() - 1) * (i + 1))]))];
    }

    private static void Reflect(double[] matrix, double[] v, double scale, int size, Func<int, int, int> at)
    {
        for (var j = 0; j < size; j++)
        {
            double dot = 0;
            for (var i = 0; i < size; i++)
                dot += v[i] * matrix[at(i, j)];
            for (var i = 0; i < size; i++)
                matrix[at(i, j)] -= scale * dot * v[i];
        }
    }

    private static ReadOnlyMemory<float>[] Samples(JsonElement rows) =>
        [.. rows.EnumerateArray().Select(r => new ReadOnlyMemory<float>([.. r.EnumerateArray().Select(x => x.GetSingle())]))];

    private static ReadOnlyMemory<float>[] Csv(string name) =>
        [.. File.ReadLines(SharedData.Require("data", "metric-goldens", name)).Select(l => new ReadOnlyMemory<float>([.. l.Split(',').Select(x => float.Parse(x, CultureInfo.InvariantCulture))]))];
}

namespace LiveAigc.Evaluation.Tests.Images;

public class PictureQualityTests
{
    [Test]
    public void PSNR_by_the_formula()
    {
        Assert.That(PictureQuality.PeakSignalToNoise([10, 20], [10, 30], 255), Is.EqualTo(10 * Math.Log10(255 * 255 / 50.0)).Within(1e-9));
        Assert.That(PictureQuality.PeakSignalToNoise([1], [1], 1), Is.EqualTo(double.PositiveInfinity));
    }

    [Test]
    public void Equal_pictures_are_alike_their_negatives_the_opposite()
    {
        var picture = Noise(24, 16, 3, 1);
        Assert.That(PictureQuality.StructuralSimilarity(picture, picture, 24, 16, 3, 255), Is.EqualTo(1).Within(1e-9));
        var negative = picture.Select(v => 255 - v).ToArray();
        Assert.That(PictureQuality.StructuralSimilarity(negative, picture, 24, 16, 3, 255), Is.LessThan(-0.5));
        var other = Noise(24, 16, 3, 2);
        Assert.That(PictureQuality.StructuralSimilarity(other, picture, 24, 16, 3, 255), Is.EqualTo(PictureQuality.StructuralSimilarity(picture, other, 24, 16, 3, 255)).Within(1e-12));
    }

    // Constant pictures have no structure: only the means speak, (2ab + C1) / (a² + b² + C1).
    [Test]
    public void SSIM_of_constants_by_the_formula()
    {
        var a = Enumerable.Repeat(100f, 11 * 11).ToArray();
        var b = Enumerable.Repeat(120f, 11 * 11).ToArray();
        var c1 = Math.Pow(0.01 * 255, 2);
        Assert.That(PictureQuality.StructuralSimilarity(a, b, 11, 11, 1, 255), Is.EqualTo(((2 * 100 * 120) + c1) / ((100 * 100) + (120 * 120) + c1)).Within(1e-9));
    }

    [Test]
    public void Sizes_that_do_not_go_together_are_refused()
    {
        Assert.That(() => PictureQuality.PeakSignalToNoise([1, 2], [1], 1), Throws.ArgumentException.With.Message.Contains("2 and 1 values"));
        Assert.That(() => PictureQuality.PeakSignalToNoise([float.NaN], [1], 1), Throws.ArgumentException.With.Message.Contains("Value 0 of the picture"));
        Assert.That(() => PictureQuality.StructuralSimilarity(new float[121], new float[121], 11, 11, 3, 1), Throws.ArgumentException.With.Message.Contains("363 values, got 121"));
    }

    private static float[] Noise(int width, int height, int channels, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, width * height * channels).Select(_ => (float)random.Next(256))];
    }
}

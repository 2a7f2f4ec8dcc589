namespace LiveAigc.Evaluation;

/// <summary>How close a picture is to the one that it should be, pixel by pixel and by structure. Thread-safe.</summary>
public static class PictureQuality
{
    private const int Window = 11;
    private const double Sigma = 1.5;

    /// <summary>
    /// Peak signal-to-noise ratio, <c>10 · log10(range² / mean squared error)</c>, in decibels: above 40 hardly visible, below 20 poor;
    /// infinite for equal pictures. Blind to where and how pictures differ.
    /// </summary>
    /// <param name="picture">Values of all pixels and channels.</param>
    /// <param name="reference">As many.</param>
    /// <param name="range">Largest minus smallest possible value: 255 for bytes, 1 for 0 to 1.</param>
    /// <exception cref="ArgumentException">Nothing to compare, different lengths, or a value that is not finite; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="range"/> is not above 0.</exception>
    public static double PeakSignalToNoise(ReadOnlySpan<float> picture, ReadOnlySpan<float> reference, double range)
    {
        Check(picture, reference, range);
        var error = Features.SquaredDistance(picture, reference) / picture.Length;
        return error == 0 ? double.PositiveInfinity : 10 * Math.Log10(range * range / error);
    }

    /// <summary>
    /// Structural similarity (Wang et al. 2004): means, variances and covariance in a Gaussian window of 11 × 11 pixels (σ 1.5), averaged over all
    /// places where it fits, and over channels. 1 for equal pictures, about 0 for unrelated ones, down to −1.
    /// </summary>
    /// <param name="picture">[height, width, channels] in row-major order.</param>
    /// <param name="reference">The same.</param>
    /// <param name="width">11 or more pixels.</param>
    /// <param name="height">11 or more pixels.</param>
    /// <param name="channels">1 or more.</param>
    /// <param name="range">Largest minus smallest possible value: 255 for bytes, 1 for 0 to 1.</param>
    /// <exception cref="ArgumentException">Sizes do not go together, or a value is not finite; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or <paramref name="range"/> is outside its range.</exception>
    public static double StructuralSimilarity(ReadOnlySpan<float> picture, ReadOnlySpan<float> reference, int width, int height, int channels, double range)
    {
        Check(picture, reference, range);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Window);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, Window);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        if (picture.Length != (long)width * height * channels)
            throw new ArgumentException($"{width} × {height} pixels of {channels} channels are {(long)width * height * channels} values, got {picture.Length}.", nameof(picture));
        double sum = 0;
        for (var c = 0; c < channels; c++)
            sum += Similarity(Channel(picture, c, channels), Channel(reference, c, channels), width, height, range);
        return sum / channels;
    }

    private static double Similarity(double[] x, double[] y, int width, int height, double range)
    {
        var (c1, c2) = (Math.Pow(0.01 * range, 2), Math.Pow(0.03 * range, 2));
        double[] meanX = Blur(x, width, height), meanY = Blur(y, width, height);
        double[] squareX = Blur(Product(x, x), width, height), squareY = Blur(Product(y, y), width, height), mixed = Blur(Product(x, y), width, height);
        double sum = 0;
        for (var i = 0; i < meanX.Length; i++)
        {
            var (mx, my) = (meanX[i], meanY[i]);
            var (vx, vy, covariance) = (squareX[i] - (mx * mx), squareY[i] - (my * my), mixed[i] - (mx * my));
            sum += ((2 * mx * my) + c1) * ((2 * covariance) + c2) / (((mx * mx) + (my * my) + c1) * (vx + vy + c2));
        }

        return sum / meanX.Length;
    }

    // Row by row, then column by column; only where the window fits.
    private static double[] Blur(double[] values, int width, int height)
    {
        var weights = Enumerable.Range(-(Window / 2), Window).Select(d => Math.Exp(-d * d / (2 * Sigma * Sigma))).ToArray();
        var total = weights.Sum();
        var (narrow, low) = (width - Window + 1, height - Window + 1);
        var rows = new double[narrow * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < narrow; x++)
            {
                for (var k = 0; k < Window; k++)
                    rows[(y * narrow) + x] += values[(y * width) + x + k] * weights[k] / total;
            }
        }

        var result = new double[narrow * low];
        for (var y = 0; y < low; y++)
        {
            for (var x = 0; x < narrow; x++)
            {
                for (var k = 0; k < Window; k++)
                    result[(y * narrow) + x] += rows[((y + k) * narrow) + x] * weights[k] / total;
            }
        }

        return result;
    }

    private static double[] Channel(ReadOnlySpan<float> picture, int channel, int channels)
    {
        var values = new double[picture.Length / channels];
        for (var i = 0; i < values.Length; i++)
            values[i] = picture[(i * channels) + channel];
        return values;
    }

    private static double[] Product(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x * y)];

    private static void Check(ReadOnlySpan<float> picture, ReadOnlySpan<float> reference, double range)
    {
        if (picture.IsEmpty || picture.Length != reference.Length)
            throw new ArgumentException($"The pictures have {picture.Length} and {reference.Length} values: give two of one size.", nameof(reference));
        Finite.Require(picture, nameof(picture), "picture");
        Finite.Require(reference, nameof(reference), "reference");
        if (!(range > 0 && double.IsFinite(range)))
            throw new ArgumentOutOfRangeException(nameof(range), range, "Give a value above 0.");
    }
}

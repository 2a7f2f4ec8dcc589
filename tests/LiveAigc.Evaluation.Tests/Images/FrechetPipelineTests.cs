namespace LiveAigc.Evaluation.Tests.Images;

public class FrechetPipelineTests
{
    private static readonly ExtractorIdentity Inception = new(ExtractorKind.InceptionPool3, "inception-2015", "ab12");

    [Test]
    public void A_distance_bears_a_name_only_with_the_extractor_that_it_stands_for()
    {
        var (real, generated) = (FrechetDistanceTests.Draw(90, 6, 1), FrechetDistanceTests.Draw(70, 6, 2));
        using var session = new SumSession();
        Assert.That(FrechetPipeline.Compute(new FeatureExtractor(session, Inception, 16), real, generated).Name, Is.EqualTo("FID"));
        Assert.That(FrechetPipeline.Compute(new FeatureExtractor(session, Inception with { Kind = ExtractorKind.InflatedInception }, 16), real, generated).Name, Is.EqualTo("FVD"));
        var unknown = FrechetPipeline.Compute(new FeatureExtractor(session, null, 16), real, generated);
        Assert.That(unknown.Name, Is.EqualTo("Fréchet distance"));
        Assert.That(unknown.Note, Does.Contain("neither FID nor FVD").And.Contain("90 real and 70 generated").And.Contain("fewer than 2048"));
        Assert.That(unknown.HigherIsBetter, Is.False);
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(200)]
    public void Batches_do_not_change_the_figure(int batch)
    {
        var (real, generated) = (FrechetDistanceTests.Draw(90, 6, 1), FrechetDistanceTests.Draw(70, 6, 2));
        using var session = new SumSession();
        var expected = FrechetDistance.Compute(FeatureStatistics.FromSamples(Sums(real)), FeatureStatistics.FromSamples(Sums(generated))).Distance;
        Assert.That(FrechetPipeline.Compute(new FeatureExtractor(session, null, batch), real, generated).Value, Is.EqualTo(expected).Within(1e-9));
        using var five = new SumSession(5);
        Assert.That(FrechetPipeline.Compute(new FeatureExtractor(five, null), real, generated).Value, Is.EqualTo(expected).Within(1e-9), "a model of fixed batch");
    }

    [Test]
    public void Progress_counts_and_a_cancelled_run_stops()
    {
        using var session = new SumSession();
        var reports = new Sink();
        FrechetPipeline.Compute(new FeatureExtractor(session, null, 8), FrechetDistanceTests.Draw(16, 6, 1), FrechetDistanceTests.Draw(9, 6, 2), reports);
        Assert.That(reports, Is.EqualTo(new[] { (8L, 0L), (16L, 0L), (16L, 0L), (16L, 8L), (16L, 9L) }));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(
            () => FrechetPipeline.Compute(new FeatureExtractor(session, null), FrechetDistanceTests.Draw(9, 6, 1), FrechetDistanceTests.Draw(9, 6, 2), cancellationToken: stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void What_does_not_fit_is_named()
    {
        using var session = new SumSession();
        var extractor = new FeatureExtractor(session, null);
        Assert.That(() => extractor.Statistics([new float[6], new float[5]]), Throws.ArgumentException.With.Message.Contains("Sample 1 has 5 values, the extractor wants 6 ([2, 3])"));
        Assert.That(() => extractor.Statistics([new float[6], new[] { 0, 0, 0, 0, 0, float.NaN }]), Throws.ArgumentException.With.Message.Contains("sample 1"));
        Assert.That(() => extractor.Statistics([new float[6]]), Throws.ArgumentException.With.Message.Contains("two samples; there is 1"));
        Assert.That(() => new FeatureExtractor(session, null, sampleShape: [3, 2]), Throws.ArgumentException.With.Message.Contains("[3, 2]"));
        Assert.That(() => new FeatureExtractor(session, null, output: "other"), Throws.ArgumentException.With.Message.Contains("features: Float32"));
    }

    private static ReadOnlyMemory<float>[] Sums(ReadOnlyMemory<float>[] samples) => [.. samples.Select(s => new ReadOnlyMemory<float>(SumSession.Features(s.Span)))];

    private sealed class Sink : List<(long, long)>, IProgress<(long Real, long Generated)>
    {
        public void Report((long Real, long Generated) value) => Add(value);
    }

    // Features of a [2, 3] sample: the sums of its rows and its first value squared.
    private sealed class SumSession(int batch = -1) : IModelSession
    {
        public IReadOnlyList<TensorSpec> Inputs { get; } = [new("pixels", TensorElementType.Float32, [batch, 2, 3])];

        public IReadOnlyList<TensorSpec> Outputs { get; } = [new("features", TensorElementType.Float32, [batch, 3])];

        public static float[] Features(ReadOnlySpan<float> s) => [s[0] + s[1] + s[2], s[3] + s[4] + s[5], s[0] * s[0]];

        public void Run(ReadOnlySpan<NamedTensor> inputs, Span<NamedTensor> outputs, CancellationToken cancellationToken = default)
        {
            var input = (TensorBuffer<float>)inputs[0].Value!;
            var rows = (int)input.Shape[0];
            if (batch > 0 && rows != batch)
                throw new ModelRunException("fixed");
            var features = Enumerable.Range(0, rows).SelectMany(i => Features(input.Memory.Span.Slice(i * 6, 6))).ToArray();
            outputs[0] = outputs[0] with { Value = new TensorBuffer<float>(features, rows, 3) };
        }

        public void Dispose()
        {
        }
    }
}

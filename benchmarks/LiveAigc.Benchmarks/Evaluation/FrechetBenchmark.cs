using BenchmarkDotNet.Attributes;
using LiveAigc.Evaluation;

namespace LiveAigc.Benchmarks.Evaluation;

/// <summary>The Fréchet distance of two sets of 10,000 features of 2,048 values, from the features on: what a FID takes besides the extractor.</summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class FrechetBenchmark
{
    private const int Samples = 10_000;
    private const int Dimensions = 2048;

    [Params(1)]
    public int Seed { get; set; }

    [Benchmark]
    public double TenThousandOf2048()
    {
        var distance = FrechetDistance.Compute(Side(Seed, 1), Side(Seed + 1, 1.1f)).Distance;
        Console.WriteLine($"largest working set so far: {Environment.WorkingSet >> 20} MB now, {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most");
        return distance;
    }

    // Drawn as it is added, so that only the figures take memory, as in a stream.
    private static FeatureStatistics Side(int seed, float scale)
    {
        var random = new Random(seed);
        var accumulator = new FeatureAccumulator(Dimensions);
        var sample = new float[Dimensions];
        for (var i = 0; i < Samples; i++)
        {
            for (var j = 0; j < Dimensions; j++)
                sample[j] = (random.NextSingle() - 0.5f) * scale * (1 + (j % 7));
            accumulator.Add(sample);
        }

        return accumulator.ToStatistics();
    }
}

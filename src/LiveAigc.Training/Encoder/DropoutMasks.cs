using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>
/// Dropout from a pool of ready masks, each use a slice at a random place. Torch's own draws every mask anew on one
/// thread, which took a third of a training step.
/// </summary>
internal sealed class DropoutMasks : IDisposable
{
    private readonly int _seed;
    private readonly double _probability;
    private readonly long _poolSize;
    private readonly Tensor? _pool;
    private Random _random;

    public DropoutMasks(double probability, int seed, ScalarType type, long poolSize = 1 << 22)
    {
        _probability = probability;
        _poolSize = poolSize;
        _seed = seed;
        _random = new Random(seed);
        if (probability <= 0)
            return;
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed, CPU);
        _pool = rand(poolSize, generator: generator).ge(probability).to_type(ScalarType.Float32)
            .div_(1 - probability).to_type(type).MoveToOuterDisposeScope();
        _pool.DetachFromDisposeScope();
    }

    /// <summary>Starts a step's draws from its number, so that a resumed training draws the same.</summary>
    public void StartStep(long step) => _random = new Random(SeedOf.Step(_seed, step));

    public Tensor Apply(Tensor x)
    {
        if (_pool is null)
            return x;
        var count = x.numel();
        if (count > _poolSize)
            return nn.functional.dropout(x, _probability, training: true);
        var mask = _pool.narrow(0, _random.NextInt64(_poolSize - count + 1), count).view(x.shape);
        return x * mask;
    }

    public void Dispose() => _pool?.Dispose();
}

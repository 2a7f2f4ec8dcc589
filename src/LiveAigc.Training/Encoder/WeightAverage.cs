using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>A running average of weights, which can change places with them for scoring.</summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly Weights _weights;
    private readonly double _decay;
    private readonly List<Tensor> _averages;
    private long _updates;

    public WeightAverage(Weights weights, double decay)
    {
        _weights = weights;
        _decay = decay;
        using var _ = no_grad();
        _averages = weights.All.Select(w => w.Value.detach().clone().DetachFromDisposeScope()).ToList();
    }

    public void Update()
    {
        using var _ = no_grad();

        // Short averages first, or the untrained start would weigh for long.
        var decay = Math.Min(_decay, (1.0 + _updates) / (10 + _updates));
        _updates++;
        foreach (var (average, weight) in _averages.Zip(_weights.All))
            average.lerp_(weight.Value, 1 - decay);
    }

    public void Swap()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (average, weight) in _averages.Zip(_weights.All))
        {
            var held = weight.Value.clone();
            weight.Value.copy_(average);
            average.copy_(held);
        }
    }

    public void Dispose() => _averages.ForEach(a => a.Dispose());
}

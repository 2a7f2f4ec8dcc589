using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>A running average of weights, which can change places with them for scoring.</summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly Weights _weights;
    private readonly double _decay;
    private readonly List<Tensor> _averages;

    public WeightAverage(Weights weights, double decay)
    {
        _weights = weights;
        _decay = decay;
        using var _ = no_grad();
        _averages = weights.All.Select(w => w.Value.detach().clone().DetachFromDisposeScope()).ToList();
    }

    public IEnumerable<KeyValuePair<string, Tensor>> All =>
        _weights.All.Zip(_averages, (weight, average) => KeyValuePair.Create(weight.Key, average));

    /// <summary>Takes up an average of an interrupted training.</summary>
    public void CopyFrom(IReadOnlyDictionary<string, Tensor> source)
    {
        using var _ = no_grad();
        foreach (var (name, average) in All)
            average.copy_(source[name]);
    }

    /// <param name="step">Steps taken before this one: averages are short at first, or the untrained start would weigh for long.</param>
    public void Update(long step)
    {
        using var _ = no_grad();
        var decay = Math.Min(_decay, (1.0 + step) / (10 + step));
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

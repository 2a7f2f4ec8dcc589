using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>Named trainable tensors, created by name on first use and kept in that order.</summary>
internal sealed class Weights(Generator generator) : IDisposable
{
    private readonly OrderedDictionary<string, Parameter> _byName = [];

    public IEnumerable<KeyValuePair<string, Parameter>> All => _byName;

    /// <summary>The same as plain tensors, to be written to a file.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> Tensors => _byName.Select(w => KeyValuePair.Create(w.Key, (Tensor)w.Value));

    public Parameter this[string name] => _byName[name];

    /// <summary>An embedding table, drawn as BERT's: normal with deviation 0.02.</summary>
    public Parameter Embedding(string name, long rows, long width) =>
        Add(name, randn([rows, width], generator: generator).mul_(0.02));

    /// <summary>
    /// A linear layer's matrix [outputs, inputs], drawn after Glorot and Bengio (2010). BERT's 0.02 suits a width of 768;
    /// a narrow encoder would hear its own attention too faintly and dwell at unigram statistics.
    /// </summary>
    public Parameter Matrix(string name, long outputs, long inputs) =>
        Add(name, randn([outputs, inputs], generator: generator).mul_(Math.Sqrt(2.0 / (inputs + outputs))));

    public Parameter Zeros(string name, params long[] shape) => Add(name, zeros(shape));

    public Parameter Ones(string name, params long[] shape) => Add(name, ones(shape));

    /// <summary>Copies the tensors of the same name and shape; returns the names that had none.</summary>
    public IReadOnlyList<string> CopyFrom(IReadOnlyDictionary<string, Tensor> source)
    {
        using var _ = no_grad();
        var missing = new List<string>();
        foreach (var (name, parameter) in _byName)
        {
            if (source.TryGetValue(name, out var tensor) && tensor.shape.AsSpan().SequenceEqual(parameter.shape))
                parameter.copy_(tensor);
            else
                missing.Add(name);
        }

        return missing;
    }

    /// <summary>Starts from an encoder's folder.</summary>
    /// <param name="folder">A folder of <see cref="MaskedLanguageTrainer"/>.</param>
    /// <param name="newHead">Weights whose names begin so may be missing there.</param>
    /// <exception cref="ModelLoadException">Another weight is missing or of another shape.</exception>
    public void StartFrom(string folder, string? newHead)
    {
        using var scope = NewDisposeScope();
        var missing = CopyFrom(SafeTensors.Read(ModelFolder.WeightsOf(folder)))
            .FirstOrDefault(name => newHead is null || !name.StartsWith(newHead, StringComparison.Ordinal));
        if (missing is not null)
            throw new ModelLoadException(folder, $"The encoder in {folder} has no fitting {missing}.");
    }

    public void Dispose()
    {
        foreach (var parameter in _byName.Values)
            parameter.Dispose();
    }

    private Parameter Add(string name, Tensor value)
    {
        var parameter = new Parameter(value.DetachFromDisposeScope(), requires_grad: true);
        parameter.DetachFromDisposeScope();
        _byName.Add(name, parameter);
        return parameter;
    }
}

namespace LiveAigc;

/// <summary>Checks the tensors of a call against what the model asks for or gives, so that a mistake has a name before native code sees it.</summary>
/// <param name="kind"><c>input</c> or <c>output</c>, for the messages.</param>
/// <param name="specs">What the model says.</param>
/// <param name="passedOn">Names that the model only hands through, from input to output.</param>
internal sealed class TensorCheck(string kind, IReadOnlyList<TensorSpec> specs, params IReadOnlyCollection<string> passedOn)
{
    private readonly Dictionary<string, int> _indexes = specs.Select((spec, index) => (spec.Name, index)).ToDictionary(StringComparer.Ordinal);

    public IReadOnlyList<TensorSpec> Specs { get; } = specs;

    public int IndexOf(string name) => _indexes[name];

    /// <exception cref="ModelRunException">A tensor is unknown, given twice, missing, or of another type or shape.</exception>
    public void All(ReadOnlySpan<NamedTensor> tensors)
    {
        Span<bool> seen = Specs.Count <= 256 ? stackalloc bool[Specs.Count] : new bool[Specs.Count];
        foreach (ref readonly var tensor in tensors)
        {
            if (tensor.Value is null)
                throw new ModelRunException($"The {kind} '{tensor.Name}' has no value: give a TensorBuffer, or what an earlier run kept.");
            Check(tensor, seen);
        }

        if (tensors.Length < Specs.Count)
            throw new ModelRunException($"The {kind} '{Specs[seen.IndexOf(false)].Name}' is missing. {Listing()}");
    }

    /// <exception cref="ModelRunException">A tensor is unknown, asked for twice, or of another type or shape; or there is none.</exception>
    public void Some(ReadOnlySpan<NamedTensor> tensors)
    {
        if (tensors.IsEmpty)
            throw new ModelRunException($"The call asks for no {kind}. {Listing()}");
        Span<bool> seen = Specs.Count <= 256 ? stackalloc bool[Specs.Count] : new bool[Specs.Count];
        foreach (ref readonly var tensor in tensors)
            Check(tensor, seen);
    }

    private void Check(in NamedTensor tensor, Span<bool> seen)
    {
        if (tensor.Name is null || !_indexes.TryGetValue(tensor.Name, out var index))
            throw new ModelRunException($"The model has no {kind} '{tensor.Name}'. {Listing()}");
        if (seen[index])
            throw new ModelRunException($"The {kind} '{tensor.Name}' is there twice.");
        seen[index] = true;

        var spec = Specs[index];
        if (spec.ElementType == TensorElementType.Unsupported)
            throw new ModelRunException($"The {kind} '{tensor.Name}' is of a type that LiveAigc does not carry (text, a sequence, a map, small integers).");
        // ONNX Runtime would leave such a buffer unwritten, and give a kept tensor that lies over the input's memory.
        if (passedOn.Contains(tensor.Name))
            throw new ModelRunException($"The {kind} '{tensor.Name}' is the model's input of that name, unchanged: use that one.");
        if (tensor.Value is not { } value)
            return;
        if (value is not (TensorBuffer or NativeTensor))
            throw new ModelRunException($"The {kind} '{tensor.Name}' is a {value.GetType().Name}: give a TensorBuffer, or what an earlier run on this backend kept.");
        if (value.ElementType != spec.ElementType)
            throw new ModelRunException($"The {kind} '{tensor.Name}' has {value.ElementType} elements, the model has {spec.ElementType} there.");
        if (!Fits(value.Shape, spec.Shape))
            throw new ModelRunException($"The {kind} '{tensor.Name}' has the shape [{string.Join(", ", value.Shape.ToArray())}], the model has [{string.Join(", ", spec.Shape)}] there (-1: any size).");
    }

    private static bool Fits(ReadOnlySpan<long> shape, IReadOnlyList<long> model)
    {
        // An empty shape is also what ONNX Runtime tells of a tensor of any rank: then only it can judge.
        if (model.Count == 0)
            return true;
        if (shape.Length != model.Count)
            return false;
        for (var i = 0; i < shape.Length; i++)
        {
            if (model[i] >= 0 && model[i] != shape[i])
                return false;
        }

        return true;
    }

    private string Listing() => Specs.Count == 0 ? $"It has no {kind}s." : $"Its {kind}s: {string.Join(", ", Specs)}.";
}

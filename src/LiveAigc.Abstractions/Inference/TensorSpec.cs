namespace LiveAigc;

/// <summary>What a model asks for or gives: the name, element type and shape of one tensor.</summary>
/// <param name="Name">The tensor's name in the model.</param>
/// <param name="ElementType">Its element type.</param>
/// <param name="Shape">Its dimensions; -1 where the model leaves one open. Empty for a scalar, and where the model leaves even their number open.</param>
public sealed record TensorSpec(string Name, TensorElementType ElementType, IReadOnlyList<long> Shape)
{
    /// <summary>For example <c>logits: Float32[-1, -1, 13]</c>.</summary>
    public override string ToString() => $"{Name}: {ElementType}[{string.Join(", ", Shape)}]";
}

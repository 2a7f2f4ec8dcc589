namespace LiveAigc.Inference;

/// <summary>Shorthand for tensors in tests.</summary>
internal static class Tensors
{
    public static TensorBuffer<T> Of<T>(T[] values, params long[] shape)
        where T : unmanaged => new(values, shape);

    public static NamedTensor Named<T>(string name, T[] values, params long[] shape)
        where T : unmanaged => new(name, new TensorBuffer<T>(values, shape));

    public static T[] ToArray<T>(this NamedTensor tensor)
        where T : unmanaged
    {
        var values = new T[TensorElementTypes.Count(tensor.Value!.Shape)];
        Assert.That(tensor.Value.CopyTo<T>(values), Is.EqualTo(values.Length));
        return values;
    }
}

namespace LiveAigc;

/// <summary>One input or output of a run.</summary>
/// <param name="Name">The tensor's name in the model.</param>
/// <param name="Value">Its content. <see langword="null"/> for an output that the session shall allocate and keep.</param>
public readonly record struct NamedTensor(string Name, TensorValue? Value)
{
    /// <summary>An output whose value the session allocates where it computes it: see <see cref="IModelSession.Run"/>.</summary>
    public static NamedTensor KeptOutput(string name) => new(name, null);
}

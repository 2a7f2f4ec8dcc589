namespace LiveAigc;

/// <summary>Turns a failure of a run into one that shows what was given.</summary>
internal static class RunFailure
{
    public static ModelRunException Explain(string model, ReadOnlySpan<NamedTensor> inputs, ReadOnlySpan<NamedTensor> outputs, Exception exception)
    {
        var message = NativeRuntime.MessageOf(exception);
        // ONNX Runtime names the two shapes, but no tensor.
        var what = message.Contains("shape verification failed", StringComparison.OrdinalIgnoreCase) && message.Contains("Requested shape", StringComparison.Ordinal)
            ? "An output's buffer does not have the shape of what the model gives: size it from the inputs, or keep the output."
            : "The model failed on these tensors.";
        return new($"{what} Model {Path.GetFileName(model)}, inputs {Listing(inputs)}, outputs {Listing(outputs)}. (ONNX Runtime: {message})", exception);
    }

    private static string Listing(ReadOnlySpan<NamedTensor> tensors)
    {
        var words = new List<string>();
        foreach (ref readonly var tensor in tensors)
            words.Add(tensor.Value is { } value ? $"{tensor.Name}: {value.ElementType}[{string.Join(", ", value.Shape.ToArray())}]" : $"{tensor.Name} (kept)");
        return string.Join(", ", words);
    }
}

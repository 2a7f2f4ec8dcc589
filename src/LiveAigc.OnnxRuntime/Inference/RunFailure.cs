using System.Text.RegularExpressions;

namespace LiveAigc;

/// <summary>Turns a failure of a run into one that shows what was given.</summary>
internal static partial class RunFailure
{
    public static ModelRunException Explain(string model, ReadOnlySpan<NamedTensor> inputs, ReadOnlySpan<NamedTensor> outputs, Exception exception)
    {
        var message = NativeRuntime.MessageOf(exception);
        var what = WrongShape().Match(message) is { Success: true } match ? DescribeShapes(match) : "The model failed on these tensors.";
        return new($"{what} Model {Path.GetFileName(model)}, inputs {Listing(inputs)}, outputs {Listing(outputs)}. (ONNX Runtime: {message})", exception);
    }

    // ONNX Runtime tells this apart from other failures by words alone; the second form is that of older versions.
    [GeneratedRegex(@"output '(?<name>[^']*)' .*has shape \{(?<had>[^}]*)\} but the computed output shape for this run is \{(?<given>[^}]*)\}|Current shape:\{(?<had>[^}]*)\} Requested shape:\{(?<given>[^}]*)\}")]
    private static partial Regex WrongShape();

    private static string DescribeShapes(Match match)
    {
        var name = match.Groups["name"];
        return $"{(name.Success ? $"The output '{name.Value}'" : "An output")} has a buffer of the shape [{Spaced("had")}], the model gives [{Spaced("given")}]: "
            + "size it from the inputs, or keep the output.";

        string Spaced(string group) => match.Groups[group].Value.Replace(",", ", ", StringComparison.Ordinal);
    }

    private static string Listing(ReadOnlySpan<NamedTensor> tensors)
    {
        var words = new List<string>();
        foreach (ref readonly var tensor in tensors)
            words.Add(tensor.Value is { } value ? $"{tensor.Name}: {value.ElementType}[{string.Join(", ", value.Shape.ToArray())}]" : $"{tensor.Name} (kept)");
        return string.Join(", ", words);
    }
}

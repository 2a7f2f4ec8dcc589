namespace LiveAigc;

/// <summary>Finds out what is wrong with a model file: before loading it, and after ONNX Runtime refused it.</summary>
internal static class ModelFile
{
    /// <exception cref="ModelLoadException">There is no such file, it is empty, or it is not the file itself.</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path))
            throw new ModelLoadException(path, $"{path} is a folder. Give the .onnx file in it.");
        if (!File.Exists(path))
            throw new ModelLoadException(path, $"There is no file {Path.GetFullPath(path)}. Check the path, and that the model is copied to where the application runs.");

        Span<byte> start = stackalloc byte[32];
        try
        {
            using var file = File.OpenRead(path);
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelLoadException(path, $"{path} cannot be read: {exception.Message}", exception);
        }

        if (start.IsEmpty)
            throw new ModelLoadException(path, $"{path} is empty. Fetch or export the model again.");
        if (start.StartsWith("version https://git-lfs"u8))
            throw new ModelLoadException(path, $"{path} is a pointer of Git LFS, not the model. Fetch it with 'git lfs pull'.");
    }

    /// <summary>Turns ONNX Runtime's refusal into one that says what to do.</summary>
    public static ModelLoadException Explain(string path, Exception exception)
    {
        var message = NativeRuntime.MessageOf(exception);
        return new(path, $"{path} cannot be loaded: {Reason(exception.Message)} (ONNX Runtime: {message})", exception);
    }

    // ONNX Runtime tells its failures apart by words alone.
    private static string Reason(string message) => message switch
    {
        _ when Has(message, "external data", "external_data", "external initializer") =>
            "a file that holds its weights is missing or damaged. Put the files that were exported with it (often *.onnx_data or *.onnx.data) beside it, under their names.",
        _ when Has(message, "InvalidProtobuf", "Protobuf parsing failed", "ModelProto does not have a graph") =>
            "it is not an ONNX model, or it is cut short or damaged. Compare its size with the source's, fetch it again, or export to ONNX.",
        _ when Has(message, "IR version", "opset") =>
            "it is written for a newer ONNX Runtime. Use a newer native package, or export with an older opset.",
        _ when Has(message, "is not a registered function/op", "NotImplemented", "Could not find an implementation", "No Op registered", "No opset import") =>
            "it has an operator that this ONNX Runtime does not have. Use a newer native package, or export the model with standard operators.",
        _ when Has(message, "InvalidGraph", "invalid model", "Type Error") =>
            "it is not a valid ONNX graph. Export it again, or check it with the onnx package's checker.",
        _ => "ONNX Runtime refuses it.",
    };

    private static bool Has(string message, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (message.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

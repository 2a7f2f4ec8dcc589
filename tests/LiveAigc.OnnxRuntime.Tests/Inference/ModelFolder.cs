namespace LiveAigc.Inference;

/// <summary>A folder of its own for one test's model files.</summary>
internal sealed class ModelFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("liveaigc-ort-").FullName;

    public string Write(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(Root, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Loads a model from a file that is gone afterwards.</summary>
    public static OnnxRuntimeSession Load(byte[] model, OnnxRuntimeOptions? options = null)
    {
        using var folder = new ModelFolder();
        return new OnnxRuntimeSessionFactory(options).Load(folder.Write("model.onnx", model));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

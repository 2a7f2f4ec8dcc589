namespace LiveAigc.Tests;

/// <summary>A folder of its own for a test, gone when the test is.</summary>
internal sealed class TrainingFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("liveaigc-training-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

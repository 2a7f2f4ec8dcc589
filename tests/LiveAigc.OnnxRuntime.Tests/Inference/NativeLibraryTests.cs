using System.Runtime.InteropServices;

namespace LiveAigc.Inference;

/// <summary>No native library, or one that does not fit: in an application of its own, since a process loads it once.</summary>
[TestFixture]
public class NativeLibraryTests
{
    private const string AppName = "LiveAigc.NoNativeApp";

    [Test]
    public void An_application_without_a_native_package_is_told_which_to_add()
    {
        var lines = RunApp();
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0], Is.EqualTo(
            "BackendUnavailableException: The native library of ONNX Runtime is not here. Add exactly one native package to the application: Microsoft.ML.OnnxRuntime (CPU), "
            + "Microsoft.ML.OnnxRuntime.DirectML (Windows, any graphics card) or Microsoft.ML.OnnxRuntime.Gpu (NVIDIA)."));
        Assert.That(lines[1], Is.EqualTo(lines[0]), "the second try says the same");
        Assert.That(lines[2], Does.StartWith("healthy: False; The native library of ONNX Runtime is not here."));
    }

    [Test]
    public void A_native_library_that_is_no_ONNX_Runtime_is_named()
    {
        var other = Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*System.IO.Compression.Native.*").First();
        Assert.That(RunApp(other)[0], Does.StartWith("BackendUnavailableException: The native library of ONNX Runtime (").And.Contain("does not fit Microsoft.ML.OnnxRuntime.Managed").And.Contain("OrtGetApiBase"));
    }

    [Test]
    public void A_native_library_that_does_not_load_is_named()
    {
        var name = OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so";
        var path = Path.Combine(Application.Folder(AppName), name);
        File.WriteAllText(path, "not a library");
        try
        {
            Assert.That(RunApp()[0], Does.StartWith($"BackendUnavailableException: The native library of ONNX Runtime is here ({path}) but does not load"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    // What an older native library makes of it: 1.24 to 1.30 of the managed package trip over the null that it answers with, 1.31 says so.
    [TestCase(typeof(NullReferenceException), "Object reference not set to an instance of an object.")]
    [TestCase(typeof(InvalidOperationException), "The native ONNX Runtime library does not support API version 31.")]
    public void An_older_native_library_is_told_from_a_missing_one(Type cause, string message)
    {
        var exception = NativeRuntime.Explain(new TypeInitializationException("Microsoft.ML.OnnxRuntime.NativeMethods", (Exception)Activator.CreateInstance(cause, message)!));
        Assert.That(exception.Message, Does.Contain("most likely it is older").And.Contain("Take the native package in the managed package's version").And.Contain(message));
        Assert.That(exception.InnerException, Is.TypeOf<TypeInitializationException>());
    }

    private static string[] RunApp(string? library = null)
    {
        using var folder = new ModelFolder();
        var model = folder.Write("model.onnx", TinyModel.SumAndProduct());
        var (code, output) = library is null ? Application.Run(AppName, model) : Application.Run(AppName, model, library);
        Assert.That(code, Is.Zero, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}

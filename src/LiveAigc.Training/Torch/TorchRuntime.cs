using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveAigc.Training;

/// <summary>Makes TorchSharp's native library loadable and sets how many threads it uses. Call before anything else of torch.</summary>
/// <remarks>
/// TorchSharp 0.107's Linux library asks for the symbol version GLIBCXX_3.4.32 for the sake of one marker that nothing
/// calls; Debian 12 and other systems with GCC 12 lack it and refuse the whole library. Where that is so, the need is
/// marked weak in the copy beside the application, which then loads. Files elsewhere are not touched.
/// </remarks>
public static class TorchRuntime
{
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Loads the native library.</summary>
    /// <param name="threads">Threads a single operation may use; 0 leaves torch's own choice (all cores).</param>
    /// <exception cref="BackendUnavailableException">There is no libtorch here, or it does not load.</exception>
    public static void Initialize(int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        _ = Loaded.Value;
        if (threads > 0)
            SetThreads(threads);
    }

    private static bool Load()
    {
        if (OperatingSystem.IsLinux())
        {
            foreach (var file in NativeLibraries())
                ElfVersionNeeds.MakeWeak(file, "GLIBCXX_3.4.32");
        }

        try
        {
            return Touch();
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or NotSupportedException or BadImageFormatException)
        {
            throw new BackendUnavailableException(
                $"libtorch does not load here: {(e.InnerException ?? e).Message} Add the package TorchSharp-cpu (or a CUDA one) to the application that trains.", e);
        }
    }

    private static IEnumerable<string> NativeLibraries() =>
        new[] { AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native") }
            .Select(folder => Path.Combine(folder, "libLibTorchSharp.so"))
            .Where(File.Exists);

    // In methods of their own: the type initializer of torch loads the library as soon as a method naming it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Touch()
    {
        TorchSharp.torch.InitializeDeviceType(TorchSharp.DeviceType.CPU);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetThreads(int threads) => TorchSharp.torch.set_num_threads(threads);
}

using Microsoft.ML.OnnxRuntime;

namespace LiveAigc;

/// <summary>Adds one execution provider to a session's options, or says why it cannot be had.</summary>
internal static class ProviderSetup
{
    /// <exception cref="ProviderRefusedException">The provider cannot be had.</exception>
    public static void Append(SessionOptions options, ExecutionProvider provider)
    {
        try
        {
            switch (provider.Name)
            {
                case ExecutionProvider.CpuName:
                    break; // ONNX Runtime adds it to every session.
                case ExecutionProvider.CudaName:
                    AppendCuda(options, provider);
                    break;
                case ExecutionProvider.DirectMLName:
                    // DirectML manages its own memory and order; ONNX Runtime refuses a session that plans either.
                    options.EnableMemoryPattern = false;
                    options.ExecutionMode = ExecutionMode.ORT_SEQUENTIAL;
                    if (provider.Options.Count == 0)
                        options.AppendExecutionProvider_DML(provider.DeviceId);
                    else
                        options.AppendExecutionProvider("DML", WithDevice(provider));
                    break;
                default:
                    options.AppendExecutionProvider(provider.Name, new Dictionary<string, string>(provider.Options));
                    break;
            }
        }
        catch (Exception exception) when (NativeRuntime.IsFailure(exception))
        {
            throw new ProviderRefusedException(provider, Explain(provider, exception, NativeRuntime.AvailableProviders), exception);
        }
    }

    /// <summary>Where ONNX Runtime keeps a provider's tensors; <see langword="null"/> for the process's own memory.</summary>
    public static OrtMemoryInfo? DeviceMemory(ExecutionProvider provider) => provider.Name switch
    {
        ExecutionProvider.CudaName => new OrtMemoryInfo(OrtMemoryInfo.allocatorCUDA, OrtAllocatorType.DeviceAllocator, provider.DeviceId, OrtMemType.Default),
        ExecutionProvider.DirectMLName => new OrtMemoryInfo("DML", OrtAllocatorType.DeviceAllocator, provider.DeviceId, OrtMemType.Default),
        _ => null,
    };

    /// <summary>Why a provider was refused and what to do, from what the native library is built with.</summary>
    public static string Explain(ExecutionProvider provider, Exception exception, IReadOnlyList<string> available)
    {
        var (longName, remedy) = provider.Name switch
        {
            ExecutionProvider.CudaName => ("CUDAExecutionProvider", "use the package Microsoft.ML.OnnxRuntime.Gpu in place of the native package that is here"),
            ExecutionProvider.DirectMLName => ("DmlExecutionProvider", "use the package Microsoft.ML.OnnxRuntime.DirectML, on Windows, in place of the native package that is here"),
            _ => (provider.Name + "ExecutionProvider", "use a native package that was built with it, and check the name"),
        };
        if (!available.Contains(longName, StringComparer.OrdinalIgnoreCase))
            return $"the native library was built without it (it has {string.Join(", ", available)}): {remedy}.";

        var hint = provider.Name == ExecutionProvider.CudaName ? " Check the driver, the CUDA libraries and cuDNN, and that the device exists." : "";
        return $"the native library has it, but it does not start: {NativeRuntime.MessageOf(exception)}{hint}";
    }

    private static void AppendCuda(SessionOptions options, ExecutionProvider provider)
    {
        using var cuda = new OrtCUDAProviderOptions();
        cuda.UpdateOptions(WithDevice(provider));
        options.AppendExecutionProvider_CUDA(cuda);
    }

    private static Dictionary<string, string> WithDevice(ExecutionProvider provider) =>
        new(provider.Options) { [ExecutionProvider.DeviceOption] = $"{provider.DeviceId}" };
}

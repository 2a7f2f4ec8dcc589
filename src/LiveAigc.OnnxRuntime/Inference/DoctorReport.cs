namespace LiveAigc;

/// <summary>What <see cref="OnnxRuntimeDoctor"/> found.</summary>
/// <param name="ManagedVersion">The version of the package Microsoft.ML.OnnxRuntime.Managed.</param>
/// <param name="NativeVersion">The version of the native library; <see langword="null"/> if it cannot be used.</param>
/// <param name="NativeLibrary">Its file; <see langword="null"/> if it cannot be used or is part of the executable.</param>
/// <param name="AvailableProviders">The providers compiled into it, by ONNX Runtime's long names, such as <c>CPUExecutionProvider</c>.</param>
/// <param name="Providers">What was asked and got; <see langword="null"/> if no model could be loaded.</param>
/// <param name="SelfCheck">What the model computed; <see langword="null"/> if it could not be run.</param>
/// <param name="Failure">What stopped the examination, and the remedy; <see langword="null"/> if it came to its end.</param>
public sealed record DoctorReport(
    string ManagedVersion,
    string? NativeVersion,
    string? NativeLibrary,
    IReadOnlyList<string> AvailableProviders,
    ProviderReport? Providers,
    SelfCheck? SelfCheck,
    string? Failure)
{
    /// <summary>Whether everything asked for was got and the results agree with the CPU's.</summary>
    public bool IsHealthy => Failure is null && Providers is { FellBack: false } && SelfCheck is { Agrees: true };
}

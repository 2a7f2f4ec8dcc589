namespace LiveAigc;

/// <summary>Finds out what ONNX Runtime can do on this machine, for a person to read or a start-up check to test.</summary>
public static class OnnxRuntimeDoctor
{
    /// <summary>Looks for the native library, loads a model as asked, and compares its results with plain CPU code.</summary>
    /// <remarks>
    /// Throws nothing about the machine: whatever is wrong is in the report. <see cref="OnnxRuntimeOptions.FallBack"/> and
    /// <see cref="OnnxRuntimeOptions.OnLoaded"/> are left aside.
    /// </remarks>
    /// <param name="options">What to load with; <see langword="null"/> for the defaults.</param>
    /// <param name="model">An ONNX file for the self-check; <see langword="null"/> for a built-in model of a few hundred bytes.</param>
    public static DoctorReport Examine(OnnxRuntimeOptions? options = null, string? model = null)
    {
        var report = new DoctorReport(NativeRuntime.ManagedVersion, null, null, [], null, null, null);
        try
        {
            report = report with { NativeVersion = NativeRuntime.Version, NativeLibrary = NativeRuntime.FindLoadedLibrary(), AvailableProviders = NativeRuntime.AvailableProviders };
            var wanted = (options ?? new()) with { FallBack = ProviderFallBack.Report, OnLoaded = null };
            using var session = Load(wanted, model);
            report = report with { Providers = session.Report };
            using var reference = Load(new() { Optimization = GraphOptimization.None }, model);
            return report with { SelfCheck = SelfChecker.Compare(session, reference) };
        }
        catch (Exception exception) when (exception is LiveAigcException or IOException or UnauthorizedAccessException)
        {
            return report with { Failure = exception.Message };
        }
    }

    private static OnnxRuntimeSession Load(OnnxRuntimeOptions options, string? model)
    {
        var factory = new OnnxRuntimeSessionFactory(options);
        return model is null ? factory.Load("built-in model", SelfChecker.BuiltInModel) : factory.Load(model);
    }
}

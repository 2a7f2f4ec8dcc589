using Microsoft.ML.OnnxRuntime;

namespace LiveAigc;

/// <summary>Loads models into ONNX Runtime.</summary>
/// <remarks>Safe for concurrent calls. Holds nothing to dispose; the sessions do.</remarks>
/// <param name="options">How to load and run; <see langword="null"/> for the defaults. Later changes to it have no effect.</param>
public sealed class OnnxRuntimeSessionFactory(OnnxRuntimeOptions? options = null) : IModelSessionFactory
{
    private readonly OnnxRuntimeOptions _options = (options ?? new()) with { };

    /// <summary>Loads a model file.</summary>
    /// <param name="path">An ONNX file. Weights it keeps in files of their own are found beside it.</param>
    /// <returns>A session that the caller disposes.</returns>
    /// <exception cref="ModelLoadException">The file is missing, damaged or not a model that this ONNX Runtime can run.</exception>
    /// <exception cref="BackendUnavailableException">
    /// There is no native library or it does not fit; or a provider was refused and
    /// <see cref="OnnxRuntimeOptions.FallBack"/> is <see cref="ProviderFallBack.Throw"/>.
    /// </exception>
    public OnnxRuntimeSession Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelFile.Check(path);
        return Load(path, native => new InferenceSession(path, native));
    }

    IModelSession IModelSessionFactory.Load(string path) => Load(path);

    /// <summary>Loads a model that is in memory.</summary>
    internal OnnxRuntimeSession Load(string name, byte[] model) => Load(name, native => new InferenceSession(model, native));

    private OnnxRuntimeSession Load(string path, Func<SessionOptions, InferenceSession> open)
    {
        var version = NativeRuntime.Version;
        var choice = new ProviderChoice(
            _options.Providers,
            _options.FallBack,
            static (provider, exception) => ProviderSetup.Explain(provider, exception, NativeRuntime.AvailableProviders));
        InferenceSession? native = null;
        OnnxRuntimeSession? session = null;
        try
        {
            native = choice.Open(providers => Open(providers, open));
            var report = new ProviderReport(path, _options.Providers, choice.Got, choice.Refused, version);
            session = new(native, report, _options.MaxConcurrentRuns, model => Open(choice.Got, same => new InferenceSession(model, same)));
            _options.OnLoaded?.Invoke(report);
            return session;
        }
        catch (Exception exception)
        {
            session?.Dispose();
            native?.Dispose();
            if (session is null && NativeRuntime.IsFailure(exception))
                throw ModelFile.Explain(path, exception);
            throw;
        }
    }

    private InferenceSession Open(IReadOnlyList<ExecutionProvider> providers, Func<SessionOptions, InferenceSession> open)
    {
        using var native = new SessionOptions
        {
            IntraOpNumThreads = _options.IntraOpThreads,
            InterOpNumThreads = _options.InterOpThreads,
            ExecutionMode = _options.InterOpThreads == 1 ? ExecutionMode.ORT_SEQUENTIAL : ExecutionMode.ORT_PARALLEL,
            GraphOptimizationLevel = _options.Optimization switch
            {
                GraphOptimization.None => GraphOptimizationLevel.ORT_DISABLE_ALL,
                GraphOptimization.Basic => GraphOptimizationLevel.ORT_ENABLE_BASIC,
                GraphOptimization.Extended => GraphOptimizationLevel.ORT_ENABLE_EXTENDED,
                _ => GraphOptimizationLevel.ORT_ENABLE_ALL,
            },
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        native.AddSessionConfigEntry("session.intra_op.allow_spinning", _options.Spinning ? "1" : "0");
        native.AddSessionConfigEntry("session.inter_op.allow_spinning", _options.Spinning ? "1" : "0");
        if (_options.ProfilePrefix is { } prefix)
        {
            native.ProfileOutputPathPrefix = prefix;
            native.EnableProfiling = true;
        }

        foreach (var provider in providers)
            ProviderSetup.Append(native, provider);
        return open(native);
    }
}

using Microsoft.ML.OnnxRuntime;

namespace LiveAigc;

/// <summary>A model loaded by <see cref="OnnxRuntimeSessionFactory"/>.</summary>
/// <remarks>
/// Safe for concurrent calls of <see cref="Run"/>; on DirectML, which allows one at a time, the others wait. A call over
/// buffers that lie where those of an earlier call lay, with the same shapes, allocates nothing in .NET.
/// <see cref="Dispose"/> refuses further calls and waits for the running ones. Dispose the values that a session kept
/// before the session.
/// </remarks>
public sealed class OnnxRuntimeSession : IModelSession
{
    private readonly InferenceSession _native;
    private readonly TensorCheck _inputs;
    private readonly TensorCheck _outputs;
    private readonly OrtMemoryInfo? _device;
    private readonly DeviceReader? _reader;
    private readonly SemaphoreSlim? _turns;
    private readonly object _gate = new();
    private readonly Stack<BoundRun> _idle = [];
    private int _running;
    private bool _disposed;
    private bool _freed;

    internal OnnxRuntimeSession(InferenceSession native, ProviderReport report, int maxConcurrentRuns, Func<byte[], InferenceSession> openAlike)
    {
        _native = native;
        Report = report;
        _inputs = new("input", [.. native.InputNames.Select(name => Describe(name, native.InputMetadata[name]))]);
        _outputs = new("output", [.. native.OutputNames.Select(name => Describe(name, native.OutputMetadata[name]))], [.. native.OutputNames.Intersect(native.InputNames)]);
        _device = ProviderSetup.DeviceMemory(report.Got[0]);
        _reader = _device is null ? null : new(openAlike);
        if (report.Got.Any(provider => provider.Name == ExecutionProvider.DirectMLName))
            maxConcurrentRuns = 1; // Two runs of one session at once crash DirectML.
        _turns = maxConcurrentRuns == 0 ? null : new(maxConcurrentRuns);
    }

    /// <summary>Which execution providers the session asked for and got.</summary>
    public ProviderReport Report { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Inputs => _inputs.Specs;

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Outputs => _outputs.Specs;

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<NamedTensor> inputs, Span<NamedTensor> outputs, CancellationToken cancellationToken = default)
    {
        _inputs.All(inputs);
        _outputs.Some(outputs);
        cancellationToken.ThrowIfCancellationRequested();
        Enter();
        try
        {
            _turns?.Wait(cancellationToken);
            try
            {
                RunInTurn(inputs, outputs, cancellationToken);
            }
            finally
            {
                _turns?.Release();
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            while (_running > 0)
                Monitor.Wait(_gate);
            if (_freed)
                return;
            _freed = true;
        }

        while (_idle.TryPop(out var run))
            run.Dispose();
        _reader?.Dispose();
        _device?.Dispose();
        _turns?.Dispose();
        _native.Dispose();
    }

    private void RunInTurn(ReadOnlySpan<NamedTensor> inputs, Span<NamedTensor> outputs, CancellationToken cancellationToken)
    {
        BoundRun? run = null;
        try
        {
            lock (_gate)
                _idle.TryPop(out run);
            run ??= new(_native, _inputs, _outputs, _device, _reader, reusable: Report.Got[0].IsCpu);
            run.Run(inputs, outputs, cancellationToken);
        }
        catch (Exception exception) when (NativeRuntime.IsFailure(exception))
        {
            throw RunFailure.Explain(Report.Model, inputs, outputs, exception);
        }
        finally
        {
            if (run is not null)
            {
                lock (_gate)
                    _idle.Push(run);
            }
        }
    }

    private void Enter()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _running++;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_running == 0 && _disposed)
                Monitor.PulseAll(_gate);
        }
    }

    private static TensorSpec Describe(string name, NodeMetadata metadata) => metadata.OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR
        ? new(name, OrtElementTypes.From(metadata.ElementDataType), [.. metadata.Dimensions.Select(dimension => (long)dimension)])
        : new(name, TensorElementType.Unsupported, []);
}

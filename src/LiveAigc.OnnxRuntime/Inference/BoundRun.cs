using System.Buffers;
using Microsoft.ML.OnnxRuntime;

namespace LiveAigc;

/// <summary>What one running call needs of native state, kept for the next call.</summary>
/// <remarks>
/// A buffer is held in place only while the call runs. The native value made over it stays, and is used again when a later
/// call's buffer lies at the same address with the same shape; then nothing is bound or allocated. A stale one is never
/// read: every call compares the addresses first. On a device this does not hold, since binding is what copies there.
/// </remarks>
internal sealed class BoundRun : IDisposable
{
    private readonly InferenceSession _session;
    private readonly TensorCheck _inputs;
    private readonly TensorCheck _outputs;
    private readonly OrtMemoryInfo? _device;
    private readonly DeviceReader? _reader;
    private readonly bool _reusable;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL }; // What fails is thrown.
    private readonly BufferSlot[] _inputSlots;
    private readonly BufferSlot[] _outputSlots;
    private readonly MemoryHandle[] _pins;
    private int _pinned;

    /// <param name="session">The model.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="device">Where kept outputs are allocated; <see langword="null"/> for the process's own memory.</param>
    /// <param name="reader">Reads what was kept there.</param>
    /// <param name="reusable">Whether everything runs on the CPU, so that bindings hold from call to call.</param>
    public BoundRun(InferenceSession session, TensorCheck inputs, TensorCheck outputs, OrtMemoryInfo? device, DeviceReader? reader, bool reusable)
    {
        (_session, _inputs, _outputs, _device, _reader, _reusable) = (session, inputs, outputs, device, reader, reusable);
        _inputSlots = [.. inputs.Specs.Select(_ => new BufferSlot())];
        _outputSlots = [.. outputs.Specs.Select(_ => new BufferSlot())];
        _pins = new MemoryHandle[_inputSlots.Length + _outputSlots.Length];
        _binding = session.CreateIoBinding();
    }

    /// <summary>Runs the model on checked tensors.</summary>
    public void Run(ReadOnlySpan<NamedTensor> inputs, Span<NamedTensor> outputs, CancellationToken cancellationToken)
    {
        var reusable = false;
        try
        {
            reusable = Bind(inputs, outputs) && _reusable;
            if (!_reusable)
                _binding.SynchronizeBoundInputs();
            RunBound(cancellationToken);
            if (!_reusable)
                _binding.SynchronizeBoundOutputs();
            Collect(outputs);
        }
        catch
        {
            reusable = false;
            throw;
        }
        finally
        {
            // What was handed in or kept belongs to the caller: the binding must not hold on to it.
            if (!reusable)
                Unbind();
            while (_pinned > 0)
                _pins[--_pinned].Dispose();
        }
    }

    public void Dispose()
    {
        _binding.Dispose();
        _options.Dispose();
        foreach (var slot in _inputSlots.Concat(_outputSlots))
            slot.Dispose();
    }

    // Whether everything bound is a buffer.
    private bool Bind(ReadOnlySpan<NamedTensor> inputs, ReadOnlySpan<NamedTensor> outputs)
    {
        var buffers = true;
        foreach (ref readonly var tensor in inputs)
            buffers &= Bind(tensor, _inputSlots, _inputs, isInput: true);

        foreach (ref readonly var tensor in outputs)
            buffers &= tensor.Value is TensorBuffer;
        if (!buffers || outputs.Length != CountBoundOutputs(outputs))
            UnbindOutputs();
        foreach (ref readonly var tensor in outputs)
        {
            if (tensor.Value is null)
                _binding.BindOutputToDevice(tensor.Name, _device ?? OrtMemoryInfo.DefaultInstance);
            else
                Bind(tensor, _outputSlots, _outputs, isInput: false);
        }

        return buffers;
    }

    // Whether it is a buffer.
    private bool Bind(in NamedTensor tensor, BufferSlot[] slots, TensorCheck check, bool isInput)
    {
        OrtValue native;
        if (tensor.Value is NativeTensor kept)
        {
            native = kept.Native;
        }
        else
        {
            ref var slot = ref slots[check.IndexOf(tensor.Name)];
            if (slot.Aim((TensorBuffer)tensor.Value!, Pin((TensorBuffer)tensor.Value!)))
                return true;
            native = slot.Value!;
            slot.Bound = true;
        }

        if (isInput)
            _binding.BindInput(tensor.Name, native);
        else
            _binding.BindOutput(tensor.Name, native);
        return tensor.Value is TensorBuffer;
    }

    private unsafe nint Pin(TensorBuffer buffer)
    {
        var handle = buffer.Pin();
        _pins[_pinned++] = handle;
        return (nint)handle.Pointer;
    }

    private void RunBound(CancellationToken cancellationToken)
    {
        var registration = cancellationToken.UnsafeRegister(static options => ((RunOptions)options!).Terminate = true, _options);
        try
        {
            _session.RunWithBinding(_options, _binding);
        }
        catch (Exception exception) when (NativeRuntime.IsFailure(exception) && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The model's run was cancelled.", exception, cancellationToken);
        }
        finally
        {
            // Left at true it would end the next call: wait until no cancellation can set it any more, then clear it.
            registration.Dispose();
            _options.Terminate = false;
        }
    }

    private void Collect(Span<NamedTensor> outputs)
    {
        if (!Keeps(outputs))
            return;
        var values = _binding.GetOutputValues();
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i].Value is null)
                outputs[i] = new(outputs[i].Name, new NativeTensor(values.ElementAt(i), _device is null ? null : _reader));
            else
                values.ElementAt(i).Dispose();
        }
    }

    private static bool Keeps(ReadOnlySpan<NamedTensor> outputs)
    {
        foreach (ref readonly var tensor in outputs)
        {
            if (tensor.Value is null)
                return true;
        }

        return false;
    }

    // How many of the wanted outputs are bound, or -1 if others are as well.
    private int CountBoundOutputs(ReadOnlySpan<NamedTensor> outputs)
    {
        var wanted = 0;
        foreach (ref readonly var tensor in outputs)
        {
            if (_outputSlots[_outputs.IndexOf(tensor.Name)].Bound)
                wanted++;
        }

        var bound = 0;
        foreach (ref readonly var slot in _outputSlots.AsSpan())
        {
            if (slot.Bound)
                bound++;
        }

        return bound == wanted ? wanted : -1;
    }

    private void Unbind()
    {
        _binding.ClearBoundInputs();
        foreach (ref var slot in _inputSlots.AsSpan())
            slot.Bound = false;
        UnbindOutputs();
    }

    private void UnbindOutputs()
    {
        _binding.ClearBoundOutputs();
        foreach (ref var slot in _outputSlots.AsSpan())
            slot.Bound = false;
    }
}

using Microsoft.ML.OnnxRuntime;

namespace LiveAigc;

/// <summary>Copies tensors from a device to the process's memory.</summary>
/// <remarks>
/// ONNX Runtime has no plain call for that in the versions that DirectML comes in. What every version does is to bring an
/// input and an output to where they are bound; so a model of one Identity node, on the same providers, does the copy.
/// </remarks>
/// <param name="open">Opens a model on the providers whose tensors are to be read.</param>
internal sealed class DeviceReader(Func<byte[], InferenceSession> open) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TensorElementType, InferenceSession> _copiers = [];
    private bool _disposed;

    /// <param name="value">The tensor.</param>
    /// <param name="type">Its element type.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="destination">The address to write to, held by the caller.</param>
    /// <param name="bytes">How many bytes there are.</param>
    /// <exception cref="ModelRunException">The copy failed.</exception>
    /// <exception cref="ObjectDisposedException">The session that computed the tensor is disposed.</exception>
    public void Read(OrtValue value, TensorElementType type, long[] shape, nint destination, long bytes)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(OnnxRuntimeSession));
            try
            {
                if (!_copiers.TryGetValue(type, out var copier))
                    _copiers.Add(type, copier = open(IdentityModel(type)));
                using var target = OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, OrtElementTypes.To(type), shape, destination, bytes);
                using var options = new RunOptions();
                using var binding = copier.CreateIoBinding();
                binding.BindInput("x", value);
                binding.BindOutput("y", target);
                copier.RunWithBinding(options, binding);
                binding.SynchronizeBoundOutputs();
            }
            catch (Exception exception) when (NativeRuntime.IsFailure(exception))
            {
                throw new ModelRunException($"A kept tensor could not be copied from its device: {NativeRuntime.MessageOf(exception)}", exception);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            foreach (var copier in _copiers.Values)
                copier.Dispose();
            _copiers.Clear();
        }
    }

    // y = Identity(x), any shape, opset 14 (the first with every element type): the ONNX file, byte for byte.
    private static byte[] IdentityModel(TensorElementType type)
    {
        var element = (byte)OrtElementTypes.To(type);
        return
        [
            0x08, 7, // IR version
            0x3A, 46, // graph
            0x0A, 16, 0x0A, 1, (byte)'x', 0x12, 1, (byte)'y', 0x22, 8, .. "Identity"u8, // node
            0x12, 4, .. "copy"u8, // name
            0x5A, 9, 0x0A, 1, (byte)'x', 0x12, 4, 0x0A, 2, 0x08, element, // input
            0x62, 9, 0x0A, 1, (byte)'y', 0x12, 4, 0x0A, 2, 0x08, element, // output
            0x42, 2, 0x10, 14, // opset
        ];
    }
}

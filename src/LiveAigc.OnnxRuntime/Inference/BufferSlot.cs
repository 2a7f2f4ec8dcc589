using Microsoft.ML.OnnxRuntime;

namespace LiveAigc;

/// <summary>The native value over one tensor's buffer.</summary>
internal struct BufferSlot
{
    private nint _address;
    private long[]? _shape;

    public OrtValue? Value { get; private set; }

    public bool Bound { get; set; }

    /// <summary>Makes the value lie over a buffer. Whether it did already and is bound.</summary>
    public bool Aim(TensorBuffer buffer, nint address)
    {
        var shape = buffer.Shape;
        if (Value is not null && address == _address && shape.SequenceEqual(_shape))
            return Bound;

        var dimensions = _shape is not null && shape.SequenceEqual(_shape) ? _shape : shape.ToArray();
        var bytes = (long)TensorElementTypes.Count(shape) * TensorElementTypes.SizeOf(buffer.ElementType);
        var value = OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, OrtElementTypes.To(buffer.ElementType), dimensions, address, bytes);
        Value?.Dispose();
        (Value, _address, _shape, Bound) = (value, address, dimensions, false);
        return false;
    }
}

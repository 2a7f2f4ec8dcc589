using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace LiveAigc;

/// <summary>An output that ONNX Runtime allocated and keeps where it computed it.</summary>
/// <remarks>Freed on disposal, or by the collector some time after it was lost; a card's memory does not press the collector, so dispose it.</remarks>
internal sealed class NativeTensor : TensorValue
{
    private readonly long[] _shape;
    private readonly DeviceReader? _reader;
    private OrtValue? _value;

    /// <param name="value">Owned from here on.</param>
    /// <param name="reader">Brings it to the process's memory; <see langword="null"/> if it is there.</param>
    /// <exception cref="ModelRunException">It is not a tensor of a type that LiveAigc carries.</exception>
    public NativeTensor(OrtValue value, DeviceReader? reader)
    {
        var info = value.GetTensorTypeAndShape();
        _value = value;
        _reader = reader;
        _shape = info.Shape;
        ElementType = OrtElementTypes.From(info.ElementDataType);
    }

    public override TensorElementType ElementType { get; }

    public override ReadOnlySpan<long> Shape => _shape;

    /// <exception cref="ObjectDisposedException">The value is disposed.</exception>
    public OrtValue Native => _value ?? throw new ObjectDisposedException(nameof(TensorValue), "The tensor that an earlier run kept is disposed. Dispose it after its last use as an input.");

    public override unsafe int CopyTo<T>(Span<T> destination)
    {
        var value = Native;
        if (TensorElementTypes.Of<T>() != ElementType)
            throw new ArgumentException($"The tensor has {ElementType} elements, not {typeof(T).Name}.", nameof(destination));
        var count = TensorElementTypes.Count(_shape);
        if (destination.Length < count)
            throw new ArgumentException($"The tensor has {count} elements, the destination only {destination.Length}.", nameof(destination));
        if (count == 0)
            return 0;

        if (_reader is null)
        {
            MemoryMarshal.Cast<byte, T>(value.GetTensorMutableRawData()).CopyTo(destination);
        }
        else
        {
            fixed (T* pointer = destination)
                _reader.Read(value, ElementType, _shape, (nint)pointer, (long)count * sizeof(T));
        }

        GC.KeepAlive(this);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Interlocked.Exchange(ref _value, null)?.Dispose();
        base.Dispose(disposing);
    }
}

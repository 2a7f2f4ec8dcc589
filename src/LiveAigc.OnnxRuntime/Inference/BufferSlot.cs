using Microsoft.ML.OnnxRuntime;

namespace LiveAigc;

/// <summary>The native values over one tensor's buffers: the one of the last call, and those of some calls before, for when their shapes come again.</summary>
internal struct BufferSlot
{
    // Batches of comments come in some hundred shapes, by rows and length: room for those of a few callers.
    private const int Kept = 1024;

    private readonly List<Entry> _entries = new(1);
    private int _current;
    private int _oldest;

    public BufferSlot()
    {
    }

    private readonly record struct Entry(nint Address, long[] Shape, OrtValue Value);

    public readonly OrtValue? Value => _entries.Count == 0 ? null : _entries[_current].Value;

    public bool Bound { get; set; }

    /// <summary>Makes the value lie over a buffer. Whether it did already and is bound.</summary>
    public bool Aim(TensorBuffer buffer, nint address)
    {
        var shape = buffer.Shape;
        if (_entries.Count > 0 && IsOver(_entries[_current], address, shape))
            return Bound;

        Bound = false;
        for (_current = 0; _current < _entries.Count; _current++)
        {
            if (IsOver(_entries[_current], address, shape))
                return false;
        }

        Add(buffer, address);
        return false;
    }

    public readonly void Dispose()
    {
        foreach (var entry in _entries)
            entry.Value.Dispose();
    }

    private static bool IsOver(in Entry entry, nint address, ReadOnlySpan<long> shape) => entry.Address == address && shape.SequenceEqual(entry.Shape);

    private void Add(TensorBuffer buffer, nint address)
    {
        var shape = buffer.Shape.ToArray();
        var bytes = (long)TensorElementTypes.Count(shape) * TensorElementTypes.SizeOf(buffer.ElementType);
        var value = OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, OrtElementTypes.To(buffer.ElementType), shape, address, bytes);
        if (_entries.Count < Kept)
        {
            _entries.Add(new(address, shape, value));
            return;
        }

        _current = _oldest;
        _oldest = (_oldest + 1) % Kept;
        _entries[_current].Value.Dispose();
        _entries[_current] = new(address, shape, value);
    }
}

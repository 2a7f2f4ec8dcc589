using System.Numerics;

namespace LiveAigc;

/// <summary>One tensor of a batch of rows, over memory that is used again from run to run. For one run at a time.</summary>
/// <param name="name">The tensor's name in the model.</param>
internal abstract class RowTensor(string name)
{
    /// <summary>The tensor as <see cref="Shape"/> made it last.</summary>
    public NamedTensor Tensor { get; private protected set; }

    protected string Name { get; } = name;

    public static RowTensor Of(TensorSpec spec) => spec.ElementType switch
    {
        TensorElementType.Int64 => new RowTensor<long>(spec.Name),
        TensorElementType.Int32 => new RowTensor<int>(spec.Name),
        TensorElementType.Float16 => new RowTensor<Half>(spec.Name),
        _ => new RowTensor<float>(spec.Name),
    };

    /// <summary>Gives the tensor its shape, rows and length first; what follows is always the same. Its content is then whatever was there.</summary>
    public abstract void Shape(params ReadOnlySpan<long> shape);

    /// <summary>Writes a row: <paramref name="first"/>, the middle, <paramref name="last"/>, and the filling to its end.</summary>
    public abstract void Write(int start, int length, int first, ReadOnlySpan<int> middle, int last, int filling);

    /// <summary>Writes a row of one number, and the filling to its end.</summary>
    public abstract void Write(int start, int length, int count, int value, int filling);

    /// <summary>Reads numbers.</summary>
    public abstract void Read(int start, Span<float> destination);
}

/// <inheritdoc/>
internal sealed class RowTensor<T>(string name) : RowTensor(name)
    where T : unmanaged, INumber<T>
{
    private const int KeptShapes = 512;

    // In place for good, so that a session finds the buffers where they were at its last run and binds nothing anew.
    private T[] _memory = [];

    // Batches of some sizes come again and again: their tensors are kept, by rows and length.
    private readonly Dictionary<(long Rows, long Length), TensorBuffer<T>> _tensors = [];

    public override void Shape(params ReadOnlySpan<long> shape)
    {
        var count = TensorElementTypes.Count(shape);
        if (count > _memory.Length)
        {
            _memory = GC.AllocateUninitializedArray<T>((int)Math.Max(count, Math.Min(2L * _memory.Length, Array.MaxLength)), pinned: true);
            _tensors.Clear();
        }

        if (!_tensors.TryGetValue((shape[0], shape[1]), out var tensor))
        {
            if (_tensors.Count == KeptShapes)
                _tensors.Clear();
            _tensors.Add((shape[0], shape[1]), tensor = new(_memory, shape));
        }

        Tensor = new(Name, tensor);
    }

    public override void Write(int start, int length, int first, ReadOnlySpan<int> middle, int last, int filling)
    {
        var row = _memory.AsSpan(start, length);
        row[0] = T.CreateTruncating(first);
        for (var i = 0; i < middle.Length; i++)
            row[i + 1] = T.CreateTruncating(middle[i]);
        row[middle.Length + 1] = T.CreateTruncating(last);
        row[(middle.Length + 2)..].Fill(T.CreateTruncating(filling));
    }

    public override void Write(int start, int length, int count, int value, int filling)
    {
        _memory.AsSpan(start, count).Fill(T.CreateTruncating(value));
        _memory.AsSpan(start + count, length - count).Fill(T.CreateTruncating(filling));
    }

    public override void Read(int start, Span<float> destination)
    {
        var numbers = _memory.AsSpan(start, destination.Length);
        for (var i = 0; i < numbers.Length; i++)
            destination[i] = float.CreateTruncating(numbers[i]);
    }
}

using System.Buffers;
using System.Runtime.InteropServices;

namespace LiveAigc;

/// <summary>A tensor over memory that the caller owns. The session reads or writes it in place.</summary>
/// <typeparam name="T">The .NET type of the elements; see <see cref="TensorElementType"/>.</typeparam>
public sealed class TensorBuffer<T> : TensorBuffer
    where T : unmanaged
{
    private readonly long[] _shape;

    /// <summary>Creates the tensor.</summary>
    /// <param name="memory">The elements in row-major order; at least as many as <paramref name="shape"/> says.</param>
    /// <param name="shape">The dimensions, none negative; none for a scalar.</param>
    /// <exception cref="ArgumentException"><paramref name="memory"/> is shorter than the shape.</exception>
    /// <exception cref="NotSupportedException">No tensor has elements of type <typeparamref name="T"/>.</exception>
    public TensorBuffer(Memory<T> memory, params ReadOnlySpan<long> shape)
    {
        ElementType = TensorElementTypes.Of<T>();
        var count = TensorElementTypes.Count(shape);
        if (memory.Length < count)
            throw new ArgumentException($"A tensor of shape [{string.Join(", ", shape.ToArray())}] has {count} elements, the memory only {memory.Length}.", nameof(memory));
        _shape = shape.ToArray();
        Memory = memory[..count];
    }

    /// <summary>The elements in row-major order, exactly as many as the shape says.</summary>
    public Memory<T> Memory { get; }

    /// <inheritdoc/>
    public override TensorElementType ElementType { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<long> Shape => _shape;

    /// <inheritdoc/>
    public override MemoryHandle Pin() => Memory.Pin();

    /// <inheritdoc/>
    public override int CopyTo<TDestination>(Span<TDestination> destination)
    {
        if (typeof(TDestination) != typeof(T))
            throw new ArgumentException($"The tensor has {ElementType} elements, not {typeof(TDestination).Name}.", nameof(destination));
        MemoryMarshal.Cast<T, TDestination>(Memory.Span).CopyTo(destination);
        return Memory.Length;
    }
}

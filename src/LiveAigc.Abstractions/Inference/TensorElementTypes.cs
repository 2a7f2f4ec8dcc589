namespace LiveAigc;

/// <summary>From .NET types to tensor element types and back.</summary>
public static class TensorElementTypes
{
    /// <summary>The element type whose .NET type is <typeparamref name="T"/>.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public static TensorElementType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? TensorElementType.Float32
        : typeof(T) == typeof(long) ? TensorElementType.Int64
        : typeof(T) == typeof(int) ? TensorElementType.Int32
        : typeof(T) == typeof(bool) ? TensorElementType.Boolean
        : typeof(T) == typeof(byte) ? TensorElementType.UInt8
        : typeof(T) == typeof(sbyte) ? TensorElementType.Int8
        : typeof(T) == typeof(Half) ? TensorElementType.Float16
        : typeof(T) == typeof(ushort) ? TensorElementType.BFloat16
        : typeof(T) == typeof(double) ? TensorElementType.Float64
        : typeof(T) == typeof(short) ? TensorElementType.Int16
        : typeof(T) == typeof(uint) ? TensorElementType.UInt32
        : typeof(T) == typeof(ulong) ? TensorElementType.UInt64
        : throw new NotSupportedException($"No tensor has elements of type {typeof(T).Name}.");

    /// <summary>How many bytes one element takes; 0 for <see cref="TensorElementType.Unsupported"/>.</summary>
    public static int SizeOf(TensorElementType type) => type switch
    {
        TensorElementType.Float64 or TensorElementType.Int64 or TensorElementType.UInt64 => 8,
        TensorElementType.Float32 or TensorElementType.Int32 or TensorElementType.UInt32 => 4,
        TensorElementType.Float16 or TensorElementType.BFloat16 or TensorElementType.Int16 => 2,
        TensorElementType.Int8 or TensorElementType.UInt8 or TensorElementType.Boolean => 1,
        _ => 0,
    };

    /// <summary>How many elements a shape has: the product of its dimensions, 1 for a scalar.</summary>
    /// <exception cref="ArgumentException">A dimension is negative, or there are more than 2³¹ − 1 elements.</exception>
    public static int Count(ReadOnlySpan<long> shape)
    {
        long count = 1;
        foreach (var dimension in shape)
        {
            if (dimension < 0)
                throw new ArgumentException($"A tensor's dimensions are 0 or more, got {dimension}.", nameof(shape));
            if (dimension > int.MaxValue || (count *= dimension) > int.MaxValue)
                throw new ArgumentException("A tensor in memory has at most 2147483647 elements.", nameof(shape));
        }

        return (int)count;
    }
}

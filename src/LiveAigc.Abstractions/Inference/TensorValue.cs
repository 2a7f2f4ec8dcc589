namespace LiveAigc;

/// <summary>
/// The content of a tensor: a caller's buffer (<see cref="TensorBuffer{T}"/>), or a value that a session keeps where it
/// computed it, on the device, to be handed on to a later run without a copy.
/// </summary>
public abstract class TensorValue : IDisposable
{
    /// <summary>The element type.</summary>
    public abstract TensorElementType ElementType { get; }

    /// <summary>The dimensions, all known. Empty for a scalar.</summary>
    public abstract ReadOnlySpan<long> Shape { get; }

    /// <summary>Copies the elements to a buffer of the caller.</summary>
    /// <typeparam name="T">The .NET type of <see cref="ElementType"/>.</typeparam>
    /// <param name="destination">At least as long as the product of <see cref="Shape"/>.</param>
    /// <returns>How many elements were written.</returns>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the element type, or <paramref name="destination"/> is too short.</exception>
    public abstract int CopyTo<T>(Span<T> destination)
        where T : unmanaged;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the value holds. A value still bound to a running call must not be disposed.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}

namespace LiveAigc;

/// <summary>A loaded model, ready to run. The one seam between LiveAigc and whatever runs models.</summary>
/// <remarks>
/// Synchronous, over the caller's buffers, without a copy: whoever wants asynchrony or batches puts them in front.
/// <see cref="Run"/> is safe for concurrent calls; a backend that cannot run two at once makes the second one wait.
/// Disposing waits for the calls that are running; a later one throws <see cref="ObjectDisposedException"/>.
/// </remarks>
public interface IModelSession : IDisposable
{
    /// <summary>The tensors the model asks for.</summary>
    IReadOnlyList<TensorSpec> Inputs { get; }

    /// <summary>The tensors the model gives.</summary>
    IReadOnlyList<TensorSpec> Outputs { get; }

    /// <summary>Runs the model once.</summary>
    /// <param name="inputs">All inputs of the model, in any order.</param>
    /// <param name="outputs">
    /// The wanted outputs. One with a buffer is written in place: its shape must be what the model gives. One without
    /// (<see cref="NamedTensor.KeptOutput"/>) gets a value that the session allocates on its device: the caller owns and
    /// disposes it, and may hand it to a later run as an input, which copies nothing (a key-value cache, a latent).
    /// An output must not share memory with an input. A run that fails leaves the buffers undefined and keeps nothing.
    /// </param>
    /// <param name="cancellationToken">Ends a running call.</param>
    /// <exception cref="ModelRunException">A tensor's name, type or shape does not fit, or the model failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The session, or a value given to it, is disposed.</exception>
    void Run(ReadOnlySpan<NamedTensor> inputs, Span<NamedTensor> outputs, CancellationToken cancellationToken = default);
}

namespace LiveAigc;

/// <summary>Writes what an anchor can say, from a product's facts.</summary>
/// <remarks>Implementations are safe for concurrent calls. Whoever creates one disposes it, if it is disposable.</remarks>
public interface IScriptGenerator
{
    /// <summary>Writes scripts.</summary>
    /// <param name="request">What to write.</param>
    /// <param name="cancellationToken">Ends the call, a running model included.</param>
    /// <returns>The candidates, best first; at least one.</returns>
    /// <exception cref="ArgumentException">The request lacks what its kind needs; the message says what.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ModelRunException">The model failed while it ran.</exception>
    ValueTask<ScriptResult> WriteAsync(ScriptRequest request, CancellationToken cancellationToken = default);

    /// <summary>Writes scripts and gives the text while it comes.</summary>
    /// <remarks>What comes before the last update is a draft that nothing has checked yet; the last carries the <see cref="ScriptUpdate.Result"/>.</remarks>
    /// <inheritdoc cref="WriteAsync"/>
    /// <returns>The updates.</returns>
    async IAsyncEnumerable<ScriptUpdate> StreamAsync(ScriptRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var result = await WriteAsync(request, cancellationToken).ConfigureAwait(false);
        yield return new(result.Best.Text) { Result = result };
    }
}

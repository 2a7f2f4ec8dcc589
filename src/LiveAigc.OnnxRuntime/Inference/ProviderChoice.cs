namespace LiveAigc;

/// <summary>
/// Opens something on the providers asked for, leaving out those that cannot be had. A provider may refuse at once, or only
/// when a model is opened on it; then the CPU tells whether the provider or the model is at fault.
/// </summary>
/// <param name="asked">In order of preference.</param>
/// <param name="fallBack">Whether to go on without one that was refused.</param>
/// <param name="explain">Makes the reason of a failure to open on one provider.</param>
internal sealed class ProviderChoice(IReadOnlyList<ExecutionProvider> asked, ProviderFallBack fallBack, Func<ExecutionProvider, Exception, string> explain)
{
    private readonly List<ExecutionProvider> _left = [.. asked.Where(provider => !provider.IsCpu)];
    private readonly List<RefusedProvider> _refused = [];

    public IReadOnlyList<RefusedProvider> Refused => _refused;

    /// <summary>What was opened runs on these; the CPU last.</summary>
    public IReadOnlyList<ExecutionProvider> Got => [.. _left, ExecutionProvider.Cpu];

    /// <param name="open">Opens on the given providers and the CPU; throws <see cref="ProviderRefusedException"/> if one refuses at once.</param>
    /// <exception cref="BackendUnavailableException">A provider was refused, and that is not to be gone on from.</exception>
    public T Open<T>(Func<IReadOnlyList<ExecutionProvider>, T> open)
        where T : IDisposable
    {
        while (true)
        {
            try
            {
                var opened = open(_left);
                if (_refused.Count == 0 || fallBack == ProviderFallBack.Report)
                    return opened;
                opened.Dispose();
                throw new BackendUnavailableException(string.Join(" ", _refused));
            }
            catch (ProviderRefusedException exception)
            {
                Refuse(exception.Provider, exception.Message);
                if (fallBack == ProviderFallBack.Throw)
                    throw new BackendUnavailableException($"{_refused[^1]}", exception.InnerException);
            }
            catch (Exception exception) when (_left.Count > 0 && NativeRuntime.IsFailure(exception))
            {
                var culprit = _left.Count == 1 ? _left[0] : FindCulprit(open);
                Refuse(culprit, explain(culprit, exception));
            }
        }
    }

    private void Refuse(ExecutionProvider provider, string reason)
    {
        _refused.Add(new(provider, reason));
        _left.Remove(provider);
    }

    // Several together failed. The first that fails alone goes; if each works alone, the least wanted goes.
    private ExecutionProvider FindCulprit<T>(Func<IReadOnlyList<ExecutionProvider>, T> open)
        where T : IDisposable
    {
        foreach (var provider in _left)
        {
            try
            {
                open([provider]).Dispose();
            }
            catch (Exception exception) when (exception is ProviderRefusedException || NativeRuntime.IsFailure(exception))
            {
                return provider;
            }
        }

        return _left[^1];
    }
}

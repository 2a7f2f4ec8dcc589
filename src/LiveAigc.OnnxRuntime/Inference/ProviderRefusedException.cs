namespace LiveAigc;

/// <summary>One provider cannot be had. Never leaves the library: it becomes a line of the report or a <see cref="BackendUnavailableException"/>.</summary>
internal sealed class ProviderRefusedException(ExecutionProvider provider, string reason, Exception innerException)
    : Exception(reason, innerException)
{
    public ExecutionProvider Provider { get; } = provider;
}

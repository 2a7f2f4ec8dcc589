namespace LiveAigc;

/// <summary>What loading a model does when a provider that was asked for cannot be had.</summary>
public enum ProviderFallBack
{
    /// <summary>Goes on with the next one, the CPU at last, and says so in the <see cref="ProviderReport"/>.</summary>
    Report,

    /// <summary>Throws <see cref="BackendUnavailableException"/>.</summary>
    Throw,
}

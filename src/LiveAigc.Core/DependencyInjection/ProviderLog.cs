using Microsoft.Extensions.Logging;

namespace LiveAigc.DependencyInjection;

/// <summary>Writes into the log which execution providers each model got.</summary>
internal static class ProviderLog
{
    /// <summary>A callback for <see cref="OnnxRuntimeOptions.OnLoaded"/> that logs, then calls <paramref name="next"/>.</summary>
    public static Action<ProviderReport> To(ILogger logger, Action<ProviderReport>? next) => report =>
    {
        if (report.FellBack)
            logger.LogWarning("A model runs elsewhere than asked. {Report}", report);
        else
            logger.LogInformation("A model is loaded. {Report}", report);
        next?.Invoke(report);
    };
}

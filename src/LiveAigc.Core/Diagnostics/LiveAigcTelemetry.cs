using System.Diagnostics;

namespace LiveAigc;

/// <summary>The names under which LiveAigc measures itself: give them to OpenTelemetry, dotnet-counters, or a listener of your own.</summary>
public static class LiveAigcTelemetry
{
    /// <summary>The <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "LiveAigc";

    /// <summary>The <see cref="ActivitySource"/>.</summary>
    public const string ActivitySourceName = "LiveAigc";

    internal static ActivitySource Source { get; } = new(ActivitySourceName);
}

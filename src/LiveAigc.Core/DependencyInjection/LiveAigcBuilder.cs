using Microsoft.Extensions.DependencyInjection;

namespace LiveAigc;

/// <summary>What <c>AddLiveAigc()</c> returns: the place from which models and parts of the live room are added.</summary>
public sealed class LiveAigcBuilder
{
    internal LiveAigcBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services that everything is added to.</summary>
    public IServiceCollection Services { get; }
}

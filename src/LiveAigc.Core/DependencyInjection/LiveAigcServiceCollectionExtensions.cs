using System.Diagnostics.Metrics;
using LiveAigc;
using LiveAigc.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds LiveAigc to an application.</summary>
public static class LiveAigcServiceCollectionExtensions
{
    /// <summary>
    /// Adds what LiveAigc stands on: ONNX Runtime as <see cref="IModelSessionFactory"/>. Models are added on the builder it
    /// returns; an <see cref="ICommentTagger"/> comes with <c>AddCompactModels()</c> (package LiveAigc.Models.Compact) or with
    /// <see cref="AddCommentTagger"/>.
    /// </summary>
    /// <remarks>
    /// All services are singletons, made when first asked for and disposed with the provider. Services that are there
    /// already stay. Calling it again adds nothing twice; the configurations apply one after the other. Which execution
    /// providers a model got is logged under the category <c>LiveAigc</c>: as a warning where one fell back.
    /// </remarks>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Settings; <see langword="null"/> for the defaults.</param>
    /// <returns>The builder to add models on.</returns>
    public static LiveAigcBuilder AddLiveAigc(this IServiceCollection services, Action<LiveAigcOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<LiveAigcOptions>();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton<IModelSessionFactory>(CreateSessionFactory);
        services.TryAddSingleton<ICommentTagger>(static _ => throw new InvalidOperationException(
            "No comment tagger was added. Call services.AddLiveAigc().AddCompactModels() (package LiveAigc.Models.Compact) for the one that comes with LiveAigc, or .AddCommentTagger(folder) for a model of your own."));
        return new(services);
    }

    /// <summary>
    /// Adds a token classifier exported from Hugging Face as <see cref="ICommentTagger"/>, in place of one added before; behind a
    /// <see cref="CommentBatcher"/> where <see cref="LiveAigcOptions.CommentBatching"/> is set.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="folder">The model's folder, as <see cref="CommentTagger.Load"/> takes it. It is read when the tagger is first asked for, which throws <see cref="ModelLoadException"/> if it is no such model.</param>
    /// <param name="configure">Settings; <see langword="null"/> for the defaults. Runs at once, so that a value out of range is refused here.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is blank.</exception>
    public static LiveAigcBuilder AddCommentTagger(this LiveAigcBuilder builder, string folder, Action<CommentTaggerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var options = new CommentTaggerOptions();
        configure?.Invoke(options);
        builder.Services.Replace(ServiceDescriptor.Singleton(provider => CommentTagger.Load(folder, provider.GetRequiredService<IModelSessionFactory>(), options)));
        builder.Services.Replace(ServiceDescriptor.Singleton(CreateTagger));
        return builder;
    }

    // What is made first is disposed last: the batcher before the tagger behind it.
    private static ICommentTagger CreateTagger(IServiceProvider provider)
    {
        var tagger = provider.GetRequiredService<CommentTagger>();
        var options = provider.GetRequiredService<IOptions<LiveAigcOptions>>().Value;
        if (options.CommentBatching is not { } batching)
            return tagger;
        var runs = batching.ConcurrentRuns ?? CommentBatcherOptions.RunsFor(Environment.ProcessorCount, options.OnnxRuntime.IntraOpThreads);
        return new CommentBatcher(tagger, batching with { ConcurrentRuns = runs }, provider.GetService<TimeProvider>(), provider.GetService<IMeterFactory>());
    }

    private static OnnxRuntimeSessionFactory CreateSessionFactory(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<LiveAigcOptions>>().Value.OnnxRuntime;
        return provider.GetService<ILoggerFactory>() is { } loggers
            ? new(options with { OnLoaded = ProviderLog.To(loggers.CreateLogger(nameof(LiveAigc)), options.OnLoaded) })
            : new(options);
    }
}

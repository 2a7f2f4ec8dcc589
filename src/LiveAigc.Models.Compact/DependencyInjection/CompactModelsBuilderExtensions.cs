using LiveAigc;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the models of LiveAigc.Models.Compact to an application.</summary>
public static class CompactModelsBuilderExtensions
{
    /// <summary>Adds the compact comment tagger as <see cref="ICommentTagger"/>: Chinese and English, on any CPU, nothing to download.</summary>
    /// <param name="builder">The builder, from <c>AddLiveAigc()</c>.</param>
    /// <param name="configure">Settings of the tagger; <see langword="null"/> for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ModelLoadException">The models are not beside the application.</exception>
    public static LiveAigcBuilder AddCompactModels(this LiveAigcBuilder builder, Action<CommentTaggerOptions>? configure = null) =>
        builder.AddCommentTagger(CompactModels.CommentTaggerFolder, configure);
}

namespace LiveAigc;

/// <summary>The models of this package: where they lie beside the application.</summary>
public static class CompactModels
{
    /// <summary>The folder of the comment tagger, as <see cref="CommentTagger.Load"/> takes it.</summary>
    /// <exception cref="ModelLoadException">It is not beside the application.</exception>
    public static string CommentTaggerFolder => Find(AppContext.BaseDirectory, "comment-tagger");

    internal static string Find(string application, string name)
    {
        var folder = Path.Combine(application, "models", name);
        return Directory.Exists(folder) ? folder : throw new ModelLoadException(
            folder,
            $"There is no folder {folder}. The package LiveAigc.Models.Compact copies its models beside the application when that is built and published: "
            + "reference it from the application's project, and deploy the folder 'models' with the application.");
    }
}

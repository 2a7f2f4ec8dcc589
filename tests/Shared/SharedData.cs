using System.Runtime.CompilerServices;

namespace LiveAigc.Tests;

/// <summary>
/// The data that tests measure against and that is not part of the repository: the folder <c>shared</c> beside the repository,
/// or the one that the environment variable LIVEAIGC_SHARED names.
/// </summary>
internal static class SharedData
{
    /// <summary>The root of the repository.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The shared folder, whether it exists or not.</summary>
    public static string Root { get; } = Environment.GetEnvironmentVariable("LIVEAIGC_SHARED") is { Length: > 0 } named
        ? named
        : Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared"));

    /// <summary>The path of a shared file or folder. Ends the test as ignored, and says what is missing, where there is none.</summary>
    public static string Require(params string[] parts)
    {
        var path = Path.Combine([Root, .. parts]);
        if (!Path.Exists(path))
            Assert.Ignore($"NOT TESTED: there is no {path}. Put the shared folder beside the repository or name it in LIVEAIGC_SHARED.");
        return path;
    }

    private static string FindRoot([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}

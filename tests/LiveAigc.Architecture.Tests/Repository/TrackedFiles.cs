using System.Diagnostics;
using LiveAigc.Tests;

namespace LiveAigc.Architecture.Tests.Repository;

/// <summary>The text files that git tracks, or would track after <c>git add</c>.</summary>
internal static class TrackedFiles
{
    private static readonly Lazy<IReadOnlyList<TextFile>?> All = new(Read);

    /// <summary>Ends the test as ignored where this is no git checkout: what else lies in a folder is nobody's business.</summary>
    public static IReadOnlyList<TextFile> Require()
    {
        if (All.Value is null)
            Assert.Ignore("NOT TESTED: git cannot list this folder, so it is not known which files are the repository's.");
        return All.Value!;
    }

    private static List<TextFile>? Read()
    {
        if (Git("ls-files --cached --others --exclude-standard -z") is not { } output)
            return null;

        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(path => (Path: path, Full: Path.Combine(SharedData.RepositoryRoot, path)))
            .Where(file => File.Exists(file.Full) && !IsBinary(file.Full))
            .Select(file => new TextFile(file.Path, File.ReadAllLines(file.Full)))];
    }

    private static string? Git(string arguments)
    {
        // A checkout that belongs to another user is refused without safe.directory.
        var start = new ProcessStartInfo("git", "-c safe.directory=* " + arguments)
        {
            WorkingDirectory = SharedData.RepositoryRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static bool IsBinary(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> head = stackalloc byte[8000];
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)].Contains((byte)0);
    }
}

/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Lines">Without their line ends.</param>
internal sealed record TextFile(string Path, string[] Lines)
{
    /// <summary>Where a line is, as a terminal opens it.</summary>
    public string At(int line) => $"{Path}:{line + 1}: {Lines[line].Trim()}";
}

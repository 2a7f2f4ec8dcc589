using LiveAigc.Tests;

namespace LiveAigc.Architecture.Tests.Documents;

/// <summary>One fenced block of a document.</summary>
/// <param name="Path">The document, relative to the root.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Info">What stands behind the opening fence: the language and whatever follows it.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Continues">The block that this one goes on from, if the document says so.</param>
public sealed record FencedBlock(string Path, int Line, string Info, string Text, FencedBlock? Continues)
{
    public override string ToString() => $"{Path}:{Line}";
}

internal static class Markdown
{
    // The line above a block that goes on where the one before it ended; readers do not see it.
    private const string Continues = "<!-- continues -->";

    /// <summary>The documents a user reads: the README, those in <c>docs</c> and those in the packages.</summary>
    public static IEnumerable<string> Documents { get; } =
        [.. Find(".", "*.md", SearchOption.TopDirectoryOnly), .. Find("docs", "*.md", SearchOption.AllDirectories), .. Find("src", "README.md", SearchOption.AllDirectories)];

    public static IEnumerable<FencedBlock> Blocks(string path)
    {
        var lines = File.ReadAllLines(Path.Combine(SharedData.RepositoryRoot, path));
        FencedBlock? last = null;
        for (var open = 0; open < lines.Length; open++)
        {
            if (!lines[open].StartsWith("```", StringComparison.Ordinal))
                continue;
            var close = Array.FindIndex(lines, open + 1, line => line.TrimEnd() == "```");
            Assert.That(close, Is.Positive, $"{path}:{open + 1}: this block is never closed.");
            var before = open > 0 && lines[open - 1].Trim() == Continues ? last : null;
            last = new FencedBlock(path, open + 1, lines[open][3..].Trim(), string.Join('\n', lines[(open + 1)..close]), before);
            yield return last;
            open = close;
        }
    }

    private static IEnumerable<string> Find(string folder, string pattern, SearchOption depth)
    {
        var root = Path.Combine(SharedData.RepositoryRoot, folder);
        return Directory.Exists(root)
            ? Directory.GetFiles(root, pattern, depth).Select(file => Path.GetRelativePath(SharedData.RepositoryRoot, file).Replace('\\', '/')).Order(StringComparer.Ordinal)
            : [];
    }
}

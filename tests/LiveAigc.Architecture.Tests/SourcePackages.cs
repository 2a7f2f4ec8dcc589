using System.Reflection;
using LiveAigc.Tests;

namespace LiveAigc.Architecture.Tests;

/// <summary>The packages of <c>src/</c>, found by their folders: a new one is checked without a line added here.</summary>
internal static class SourcePackages
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!];

    public static Assembly Load(string package) => Assembly.Load(package);
}

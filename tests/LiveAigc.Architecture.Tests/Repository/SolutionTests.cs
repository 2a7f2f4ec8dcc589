using LiveAigc.Tests;

namespace LiveAigc.Architecture.Tests.Repository;

public class SolutionTests
{
    // It has packages that only exist once the solution is packed.
    private const string Apart = "tests/PackageConsumer/PackageConsumer.csproj";

    [Test]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "LiveAigc.Core.sln")).Replace('\\', '/');
        var projects = new[] { "src", "tests", "samples", "benchmarks" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(SharedData.RepositoryRoot, path).Replace('\\', '/'))
            .Where(path => path != Apart && !solution.Contains($"\"{path}\"", StringComparison.Ordinal));

        Assert.That(projects, Is.Empty, "What the solution does not name is neither built nor tested: dotnet sln add.");
    }
}

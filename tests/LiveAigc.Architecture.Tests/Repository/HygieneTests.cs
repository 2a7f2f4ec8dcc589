using System.Text.RegularExpressions;

namespace LiveAigc.Architecture.Tests.Repository;

public partial class HygieneTests
{
    private const string ThisFile = "tests/LiveAigc.Architecture.Tests/Repository/HygieneTests.cs";

    [Test]
    public void No_file_names_a_package_registry() =>
        AssertNowhere(Registry(), file => true, "Where packages come from is the machine's own configuration: name no registry.");

    [Test]
    public void No_file_names_a_path_of_one_machine() =>
        AssertNowhere(MachinePath(), file => true, "Paths are relative to the repository, or an argument.");

    [Test]
    public void No_source_is_left_for_later() =>
        AssertNowhere(Unfinished(), file => file.Path.StartsWith("src/", StringComparison.Ordinal), "Finish it, or open an issue and take the line out.");

    private static void AssertNowhere(Regex pattern, Func<TextFile, bool> among, string message)
    {
        var found = from file in TrackedFiles.Require()
                    where file.Path != ThisFile && among(file)
                    from line in Enumerable.Range(0, file.Lines.Length)
                    where pattern.IsMatch(file.Lines[line])
                    select file.At(line);

        Assert.That(string.Join('\n', found), Is.Empty, message);
    }

    [GeneratedRegex(@"\b(nuget\.org|myget\.org|nuget\.pkg\.github\.com|pkgs\.dev\.azure\.com|pkgs\.visualstudio\.com|registry\.npmjs\.org|pypi\.org|deb\.debian\.org)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Registry();

    [GeneratedRegex(@"(?<![\w.:/-])(/(work|root|tmp|home|Users)/|[A-Za-z]:\\Users\\)")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(TODO|FIXME|NotImplementedException)\b")]
    private static partial Regex Unfinished();
}

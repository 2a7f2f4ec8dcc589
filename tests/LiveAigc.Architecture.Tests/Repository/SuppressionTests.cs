using System.Text.RegularExpressions;

namespace LiveAigc.Architecture.Tests.Repository;

// A warning may be silenced where it is wrong, and only with the reason beside it.
public partial class SuppressionTests
{
    [Test]
    public void Every_suppression_in_code_says_why() =>
        AssertReasons([".cs"], InCode(), (file, line) => HasComment(file, line, "//") || SaysWhy().IsMatch(Statement(file, line)));

    [Test]
    public void Every_suppression_in_a_project_says_why() =>
        AssertReasons([".csproj", ".props", ".targets"], InProject(), (file, line) => HasComment(file, line, "-->"));

    [Test]
    public void Every_suppression_in_editorconfig_says_why() =>
        AssertReasons([".editorconfig", ".globalconfig"], InEditorConfig(), (file, line) => HasComment(file, line, "#"));

    private static void AssertReasons(string[] endings, Regex suppression, Func<TextFile, int, bool> isExplained)
    {
        var unexplained = from file in TrackedFiles.Require()
                          where endings.Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal))
                          from line in Enumerable.Range(0, file.Lines.Length)
                          where suppression.IsMatch(file.Lines[line]) && !isExplained(file, line)
                          select file.At(line);

        Assert.That(string.Join('\n', unexplained), Is.Empty, "Say why in a comment on the line or right above it (attributes: Justification).");
    }

    // On the line, or at the head of the run of lines without a blank that it stands in.
    private static bool HasComment(TextFile file, int line, string mark)
    {
        if (file.Lines[line].Contains(mark, StringComparison.Ordinal))
            return true;
        for (var above = line - 1; above >= 0 && file.Lines[above].Trim() is { Length: > 0 } text; above--)
        {
            if (text.Contains(mark, StringComparison.Ordinal))
                return true;
            if (!Passes(text))
                return false;
        }

        return false;
    }

    // Other suppressions, section heads and attributes may stand between a reason and what it explains.
    private static bool Passes(string text) =>
        InCode().IsMatch(text) || InProject().IsMatch(text) || InEditorConfig().IsMatch(text) || text is ['[', ..] or "<PropertyGroup>" or "<ItemGroup>";

    // An attribute may run over several lines.
    private static string Statement(TextFile file, int line) =>
        string.Join(' ', file.Lines.Skip(line).TakeWhile((text, i) => i == 0 || !file.Lines[line + i - 1].TrimEnd().EndsWith(']')));

    [GeneratedRegex(@"^\s*#(pragma warning disable|nullable disable)|\[(assembly: |module: )?(Unconditional)?SuppressMessage\(")]
    private static partial Regex InCode();

    [GeneratedRegex(@"\bJustification = ""[^""]{10,}""")]
    private static partial Regex SaysWhy();

    [GeneratedRegex(@"<NoWarn>|\bNoWarn=|<(WarningsNotAsErrors|MSBuildWarningsAsMessages)>|<TreatWarningsAsErrors>false|<Nullable>disable|<RunAnalyzers\w*>false")]
    private static partial Regex InProject();

    [GeneratedRegex(@"^\s*dotnet_(diagnostic|analyzer_diagnostic)\..*severity = (none|silent)")]
    private static partial Regex InEditorConfig();
}

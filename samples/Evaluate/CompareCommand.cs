using System.CommandLine;
using LiveAigc.Evaluation;

namespace LiveAigc.Samples.Evaluate;

/// <summary>Two reports side by side.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var before = new Argument<FileInfo>("before") { Description = "A report that --report FILE.json wrote." };
        var after = new Argument<FileInfo>("after") { Description = "Another, of the same data." };
        var seed = new Option<int>("--seed") { Description = "Of the significance test.", DefaultValueFactory = _ => 1 };
        var html = new Option<FileInfo?>("--html") { Description = "Also write a page with a chart." };
        var command = new Command("compare", "Compare two reports, with the significance of each difference.") { before, after, seed, html };
        command.SetAction(arguments =>
        {
            var comparison = ReportComparison.Compare(ReportFiles.Read(arguments.GetValue(before)!), ReportFiles.Read(arguments.GetValue(after)!), arguments.GetValue(seed));
            foreach (var (a, b) in comparison.Figures.Select(f => (comparison.A[f.Name].Note, comparison.B[f.Name].Note)).Where(n => n.Item1 != n.Item2).Distinct())
                Console.Error.WriteLine($"Careful: figures were computed in two ways, before {a ?? "unknown"}, after {b ?? "unknown"}: they may not be comparable.");
            if (arguments.GetValue(html) is { } page)
                ReportFiles.Write(page, comparison.ToHtml());
            Console.WriteLine(comparison.ToMarkdown());
            return 0;
        });
        return command;
    }
}

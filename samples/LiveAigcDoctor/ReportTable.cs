using System.Globalization;
using LiveAigc;
using Spectre.Console;

/// <summary>The report for a person.</summary>
internal static class ReportTable
{
    public static void Write(DoctorReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("ONNX Runtime").AddColumn("").HideHeaders();
        Row(table, "Managed package", report.ManagedVersion);
        Row(table, "Native library", report.NativeVersion is { } version ? $"{version}\n{report.NativeLibrary ?? "part of the executable"}" : "none that can be used");
        Row(table, "Built with", string.Join(", ", report.AvailableProviders));
        if (report.Providers is { } providers)
        {
            foreach (var asked in providers.Asked)
            {
                if (providers.Refused.FirstOrDefault(refused => refused.Provider == asked) is { } refused)
                    Row(table, $"{asked}", $"refused: {refused.Reason}", "red");
                else
                    Row(table, $"{asked}", "got", "green");
            }
        }

        if (report.SelfCheck is { } check)
        {
            Row(table, "Self-check", string.Create(CultureInfo.InvariantCulture, $"{check.Model}\nlargest difference from plain CPU code {check.LargestDifference:G3}, {check.Tolerance:G3} allowed\none call {check.Duration.TotalMilliseconds:0.###} ms"), check.Agrees ? "green" : "red");
        }

        if (report.Failure is { } failure)
            Row(table, "Failure", failure, "red");
        Row(table, "Verdict", report.IsHealthy ? "everything asked for works" : "not what was asked for", report.IsHealthy ? "green" : "red");
        AnsiConsole.Write(table);
    }

    private static void Row(Table table, string name, string text, string color = "default") =>
        table.AddRow(new Text(name), new Text(text, Style.Parse(color)));
}

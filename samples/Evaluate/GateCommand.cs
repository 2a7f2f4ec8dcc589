using System.CommandLine;
using System.Globalization;
using LiveAigc.Evaluation;

namespace LiveAigc.Samples.Evaluate;

/// <summary>Stops a build whose figures fell.</summary>
internal static class GateCommand
{
    private const int Broken = 3;

    public static Command Create()
    {
        var report = new Argument<FileInfo>("report") { Description = "The report of what is to be released." };
        var baseline = new Option<FileInfo?>("--baseline") { Description = "The report of what is in use, for --most-loss." };
        var loss = Rule("--most-loss", "\"FIGURE=VALUE\": it may become worse than the baseline's by so much.");
        var least = Rule("--least", "\"FIGURE=VALUE\": it must reach so much.");
        var most = Rule("--most", "\"FIGURE=VALUE\": it must not pass so much.");
        var command = new Command("gate", $"Check a report against rules. Ends with 0, or {Broken} when one is broken.") { report, baseline, loss, least, most };
        command.SetAction(arguments =>
        {
            GateRule[] rules =
            [
                .. Rules(arguments.GetValue(loss), (name, value) => new(name) { MostLoss = value }),
                .. Rules(arguments.GetValue(least), (name, value) => new(name) { Least = value }),
                .. Rules(arguments.GetValue(most), (name, value) => new(name) { Most = value }),
            ];
            var failures = EvaluationGate.Check(
                ReportFiles.Read(arguments.GetValue(report)!), arguments.GetValue(baseline) is { } file ? ReportFiles.Read(file) : null, rules);
            foreach (var failure in failures)
                Console.Error.WriteLine(failure);
            if (failures.Count > 0)
                return Broken;
            Console.WriteLine(rules.Length == 1 ? "1 rule kept." : $"{rules.Length} rules kept.");
            return 0;
        });
        return command;
    }

    private static Option<string[]> Rule(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static IEnumerable<GateRule> Rules(string[]? texts, Func<string, double, GateRule> make) => (texts ?? []).Select(text =>
    {
        var at = text.LastIndexOf('=');
        return at > 0 && double.TryParse(text.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? make(text[..at].Trim(), value)
            : throw new ArgumentException($"\"{text}\" is no rule: write \"span F1=0.01\".");
    });
}

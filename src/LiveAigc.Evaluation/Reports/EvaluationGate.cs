using System.Globalization;

namespace LiveAigc.Evaluation;

/// <summary>Stops a release whose figures fell. Thread-safe.</summary>
public static class EvaluationGate
{
    // 0.64 − 0.63 is a little more than 0.01.
    private const double RoundingError = 1e-9;

    /// <summary>Checks a report.</summary>
    /// <param name="report">The report of what is to be released.</param>
    /// <param name="baseline">The report of what is in use; null when no rule needs it.</param>
    /// <param name="rules">At least one.</param>
    /// <returns>A sentence for every rule that is broken; empty when the report passes.</returns>
    /// <exception cref="ArgumentException">
    /// There is no rule, a rule names a figure that a report lacks, asks for nothing or for what is no number, or needs a baseline that is not there or
    /// is of other data.
    /// </exception>
    public static IReadOnlyList<string> Check(EvaluationReport report, EvaluationReport? baseline, params IReadOnlyList<GateRule> rules)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Count == 0)
            throw new ArgumentException("A gate without a rule would let everything through.", nameof(rules));
        return [.. rules.SelectMany(rule => Broken(report, baseline, rule))];
    }

    private static IEnumerable<string> Broken(EvaluationReport report, EvaluationReport? baseline, GateRule rule)
    {
        if (rule is { MostLoss: null, Least: null, Most: null } or { MostLoss: < 0 })
            throw new ArgumentException($"The rule for \"{rule.Figure}\" asks for nothing: give MostLoss (0 or more), Least or Most.", nameof(rule));
        if (new[] { rule.MostLoss, rule.Least, rule.Most }.Any(limit => limit is { } value && !double.IsFinite(value)))
            throw new ArgumentException($"The rule for \"{rule.Figure}\" holds a value that is no number: nothing could break it.", nameof(rule));
        var figure = report[rule.Figure];
        if (!double.IsFinite(figure.Value))
            yield return $"{figure.Name} is {figure.Value}, no number.";
        if (rule.Least is { } least && figure.Value < least)
            yield return Sentence($"{figure.Name} is {figure.Value:F4}, below {least}.");
        if (rule.Most is { } most && figure.Value > most)
            yield return Sentence($"{figure.Name} is {figure.Value:F4}, above {most}.");
        if (rule.MostLoss is not { } loss)
            yield break;
        var before = (baseline ?? throw new ArgumentException($"The rule for \"{rule.Figure}\" compares with a baseline: give one.", nameof(baseline)))[rule.Figure];
        ReportComparison.RequireSameData(baseline, report, nameof(baseline));
        var lost = figure.HigherIsBetter ? before.Value - figure.Value : figure.Value - before.Value;
        if (!(lost <= loss + RoundingError))
            yield return Sentence($"{figure.Name} went from {before.Value:F4} to {figure.Value:F4}: worse by {lost:F4}, more than {loss}.");
    }

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

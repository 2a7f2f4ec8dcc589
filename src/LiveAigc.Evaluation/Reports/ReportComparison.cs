namespace LiveAigc.Evaluation;

/// <summary>Two reports side by side. Immutable.</summary>
/// <param name="A">Before.</param>
/// <param name="B">After.</param>
/// <param name="Figures">The figures that both have, in the order of <paramref name="B"/>.</param>
/// <param name="OnlyInA">Figures that went missing.</param>
/// <param name="OnlyInB">Figures that are new.</param>
public sealed record ReportComparison(
    EvaluationReport A, EvaluationReport B, IReadOnlyList<FigureComparison> Figures, IReadOnlyList<string> OnlyInA, IReadOnlyList<string> OnlyInB)
{
    /// <summary>Compares two reports on the same data.</summary>
    /// <param name="a">Before.</param>
    /// <param name="b">After.</param>
    /// <param name="seed">Of the significance test.</param>
    /// <param name="significance">A p-value below it is called no luck: above 0, below 1.</param>
    /// <exception cref="ArgumentException">The reports name different data, or one figure's items differ in number.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="significance"/> is outside its range.</exception>
    public static ReportComparison Compare(EvaluationReport a, EvaluationReport b, int seed = 1, double significance = 0.05)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (!(significance is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(significance), significance, "Give a probability above 0 and below 1.");
        RequireSameData(a, b, nameof(b));
        var before = a.Figures.ToDictionary(f => f.Name);
        var figures = b.Figures.Where(f => before.ContainsKey(f.Name)).Select(f => Compare(before[f.Name], f, seed, significance)).ToArray();
        return new ReportComparison(a, b, figures, [.. a.Figures.Select(f => f.Name).Except(figures.Select(f => f.Name))], [.. b.Figures.Select(f => f.Name).Where(n => !before.ContainsKey(n))]);
    }

    /// <summary>A table of the figures.</summary>
    public string ToMarkdown() => ComparisonText.Markdown(this);

    /// <summary>A page with a table and a chart that needs no other file and no network.</summary>
    public string ToHtml() => ReportHtml.Page(this);

    internal static void RequireSameData(EvaluationReport a, EvaluationReport b, string parameter)
    {
        if (a.DataSha256 is not null && b.DataSha256 is not null && a.DataSha256 != b.DataSha256)
            throw new ArgumentException($"The reports are of different data ({a.Data} {a.DataSha256}, {b.Data} {b.DataSha256}): their figures cannot be compared.", parameter);
    }

    private static FigureComparison Compare(EvaluationFigure a, EvaluationFigure b, int seed, double significance)
    {
        if (a.Items is null || b.Items is null)
            return new FigureComparison(b.Name, a.Value, b.Value, null, a.Value == b.Value ? FigureVerdict.Undecided : FigureVerdict.Unknown);
        if (a.Items.Count != b.Items.Count)
            throw new ArgumentException($"\"{b.Name}\" is of {a.Items.Count} documents in one report and of {b.Items.Count} in the other: their figures cannot be compared.", nameof(b));
        var p = ApproximateRandomization.OfItems(a.Items, b.Items, seed).PValue;
        var verdict = p >= significance || a.Value == b.Value ? FigureVerdict.Undecided
            : b.Value > a.Value == b.HigherIsBetter ? FigureVerdict.Better : FigureVerdict.Worse;
        return new FigureComparison(b.Name, a.Value, b.Value, p, verdict);
    }
}

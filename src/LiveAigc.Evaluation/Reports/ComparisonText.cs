using System.Globalization;
using System.Text;

namespace LiveAigc.Evaluation;

/// <summary>Comparisons as Markdown.</summary>
internal static class ComparisonText
{
    public static string Markdown(ReportComparison comparison)
    {
        var text = new StringBuilder($"# {comparison.A.Title} → {comparison.B.Title}\n\n| figure | before | after | difference | p | verdict |\n|---|---:|---:|---:|---:|---|\n");
        foreach (var f in comparison.Figures)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {ReportText.Cell(f.Name)} | {ReportText.Number(f.A)} | {ReportText.Number(f.B)} | {f.Difference:+0.0000;-0.0000;0.0000} | {f.PValue:F4} | {Verdict(f)} |\n");
        }

        foreach (var name in comparison.OnlyInA)
            text.Append(CultureInfo.InvariantCulture, $"\nNo longer measured: {name}.\n");
        foreach (var name in comparison.OnlyInB)
            text.Append(CultureInfo.InvariantCulture, $"\nNew: {name}.\n");
        return text.ToString();
    }

    public static string Verdict(FigureComparison figure) => figure.Verdict switch
    {
        FigureVerdict.Better => "better",
        FigureVerdict.Worse => "worse",
        FigureVerdict.Unknown => "significance unknown",
        _ => figure.Difference == 0 ? "no change" : "may be luck",
    };
}

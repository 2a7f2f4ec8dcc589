namespace LiveAigc.Evaluation;

/// <summary>One figure of two reports.</summary>
/// <param name="Name">Its name.</param>
/// <param name="A">Before.</param>
/// <param name="B">After.</param>
/// <param name="PValue">Of the difference, by approximate randomisation; null without the documents' scores.</param>
/// <param name="Verdict">What became of it.</param>
public sealed record FigureComparison(string Name, double A, double B, double? PValue, FigureVerdict Verdict)
{
    /// <summary><c>B − A</c>.</summary>
    public double Difference => B - A;
}

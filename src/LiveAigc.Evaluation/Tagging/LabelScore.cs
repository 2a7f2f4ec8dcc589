namespace LiveAigc.Evaluation;

/// <summary>How well one label was found: the counts and what follows from them.</summary>
/// <param name="Label">The label or tag.</param>
/// <param name="Correct">How often it was predicted rightly (true positives).</param>
/// <param name="Predicted">How often it was predicted (true and false positives).</param>
/// <param name="Support">How often it is in the gold data (true positives and false negatives).</param>
public readonly record struct LabelScore(string Label, int Correct, int Predicted, int Support)
{
    /// <summary><c>Correct / Predicted</c>, 0 to 1; 0 when nothing was predicted.</summary>
    public double Precision => Ratio(Correct, Predicted);

    /// <summary><c>Correct / Support</c>, 0 to 1; 0 when the gold data has none.</summary>
    public double Recall => Ratio(Correct, Support);

    /// <summary>
    /// <c>2 · Correct / (Predicted + Support)</c>, the harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>
    /// (van Rijsbergen 1979), 0 to 1; 0 when the label is neither predicted nor in the gold data.
    /// </summary>
    public double F1 => Ratio(2.0 * Correct, (double)Predicted + Support);

    internal static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}

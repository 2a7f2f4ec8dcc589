using System.Globalization;

namespace LiveAigc.Evaluation;

/// <summary>A chrF score.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Signature">How it was computed, to be named with the score.</param>
public sealed record ChrFScore(double Score, string Signature)
{
    /// <summary>One line in sacrebleu's manner.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"chrF|{Signature} = {Score:F2}");
}

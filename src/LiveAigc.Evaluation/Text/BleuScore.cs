using System.Globalization;

namespace LiveAigc.Evaluation;

/// <summary>A BLEU score and what it was made of. Immutable.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Precisions">For each order from 1, the share of n-grams that matched, smoothed, 0 to 100.</param>
/// <param name="Matches">Matched n-grams of each order, before smoothing.</param>
/// <param name="Totals">N-grams of each order in the hypotheses.</param>
/// <param name="BrevityPenalty">1, or <c>exp(1 − ReferenceLength / HypothesisLength)</c> where hypotheses are shorter; 0 without a token.</param>
/// <param name="HypothesisLength">Tokens of the hypotheses.</param>
/// <param name="ReferenceLength">Tokens of the references, of each segment's the one closest in length, the shorter of two.</param>
/// <param name="Signature">How it was computed, to be named with the score.</param>
public sealed record BleuScore(
    double Score,
    IReadOnlyList<double> Precisions,
    IReadOnlyList<long> Matches,
    IReadOnlyList<long> Totals,
    double BrevityPenalty,
    long HypothesisLength,
    long ReferenceLength,
    string Signature)
{
    /// <summary>One line in sacrebleu's manner.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"BLEU|{Signature} = {Score:F2} {string.Join('/', Precisions.Select(p => p.ToString("F1", CultureInfo.InvariantCulture)))} (BP = {BrevityPenalty:F3} ratio = {LabelScore.Ratio(HypothesisLength, ReferenceLength):F3} hyp_len = {HypothesisLength} ref_len = {ReferenceLength})");
}

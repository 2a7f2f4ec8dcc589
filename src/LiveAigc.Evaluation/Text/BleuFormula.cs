namespace LiveAigc.Evaluation;

/// <summary>From counts to a BLEU score.</summary>
internal static class BleuFormula
{
    public static (double Score, double BrevityPenalty, double[] Precisions) Compute(
        BleuOptions options, bool effectiveOrder, IReadOnlyList<long> matches, IReadOnlyList<long> totals, long hypothesisLength, long referenceLength)
    {
        var brevity = hypothesisLength >= referenceLength ? 1
            : hypothesisLength == 0 ? 0 : Math.Exp(1 - ((double)referenceLength / hypothesisLength));
        var precisions = new double[options.MaxOrder];
        var orders = matches.Any(m => m > 0) ? FillIn(precisions, options, matches, totals) : 0;
        var used = effectiveOrder ? orders : options.MaxOrder;
        var score = orders == 0 || precisions.AsSpan(0, used).Contains(0) ? 0
            : Math.Min(100, brevity * Math.Exp(precisions.Take(used).Sum(Math.Log) / used)); // logarithms may round a little above
        return (score, brevity, precisions);
    }

    // As far as there are n-grams; returns how many orders that is.
    private static int FillIn(double[] precisions, BleuOptions options, IReadOnlyList<long> matches, IReadOnlyList<long> totals)
    {
        double halved = 1;
        for (var n = 0; n < precisions.Length; n++)
        {
            var add = options.Smoothing == BleuSmoothing.AddK && n > 0 ? options.EffectiveSmoothingValue : 0;
            var (matched, total) = (matches[n] + add, totals[n] + add);
            if (total == 0)
                return n;
            if (matched == 0)
            {
                matched = options.Smoothing switch
                {
                    BleuSmoothing.Exponential => 1 / (halved *= 2),
                    BleuSmoothing.Floor => options.EffectiveSmoothingValue,
                    _ => 0,
                };
            }

            precisions[n] = 100 * matched / total;
        }

        return precisions.Length;
    }
}

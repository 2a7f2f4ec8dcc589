namespace LiveAigc.Benchmarks.Evaluation;

/// <summary>BLEU-4 as one would write it in an afternoon; what the benchmark compares with.</summary>
internal static class PlainBleu
{
    public static double Corpus(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references)
    {
        var (matches, totals) = (new long[4], new long[4]);
        long length = 0, referenceLength = 0;
        for (var i = 0; i < hypotheses.Count; i++)
        {
            var tokens = hypotheses[i].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var others = references[i].Select(r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
            length += tokens.Length;
            referenceLength += others.Select(o => o.Length).MinBy(l => Math.Abs(l - tokens.Length));
            for (var n = 1; n <= 4; n++)
            {
                var limits = new Dictionary<string, int>();
                foreach (var other in others)
                {
                    foreach (var (ngram, count) in Count(other, n))
                        limits[ngram] = Math.Max(limits.GetValueOrDefault(ngram), count);
                }

                foreach (var (ngram, count) in Count(tokens, n))
                    matches[n - 1] += Math.Min(count, limits.GetValueOrDefault(ngram));
                totals[n - 1] += Math.Max(0, tokens.Length - n + 1);
            }
        }

        var brevity = length >= referenceLength ? 1 : Math.Exp(1 - ((double)referenceLength / length));
        return 100 * brevity * Math.Exp(Enumerable.Range(0, 4).Sum(n => Math.Log((double)matches[n] / totals[n])) / 4);
    }

    private static Dictionary<string, int> Count(string[] tokens, int n)
    {
        var counts = new Dictionary<string, int>();
        for (var i = 0; i <= tokens.Length - n; i++)
        {
            var ngram = string.Join(' ', tokens[i..(i + n)]);
            counts[ngram] = counts.GetValueOrDefault(ngram) + 1;
        }

        return counts;
    }
}

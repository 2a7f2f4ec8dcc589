namespace LiveAigc.Training;

/// <summary>
/// Chooses the tokens to guess, in short runs (Joshi et al., "SpanBERT", 2020), and hides them as BERT does: 80 % masked,
/// 10 % another token, 10 % left as they are.
/// </summary>
internal sealed class TokenMasker(int vocabularySize, int firstOrdinaryId, int maskId, double rate, int maxRun, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Hides tokens of a row.</summary>
    /// <param name="row">The tokens; changed in place.</param>
    /// <param name="special">Ids never hidden.</param>
    /// <param name="positions">Gets the positions to guess.</param>
    /// <param name="answers">Gets the tokens that stood there.</param>
    public void Mask(Span<int> row, ReadOnlySpan<int> special, List<int> positions, List<int> answers)
    {
        var wanted = (int)Math.Round(row.Length * rate);
        var from = positions.Count;
        for (var tries = 0; tries < row.Length * 2 && positions.Count - from < wanted; tries++)
        {
            var run = 1 + _random.Next(maxRun);
            var start = _random.Next(row.Length);
            for (var i = start; i < Math.Min(row.Length, start + run) && positions.Count - from < wanted; i++)
            {
                if (special.Contains(row[i]) || Taken(positions, from, i))
                    continue;
                positions.Add(i);
                answers.Add(row[i]);
                var draw = _random.NextDouble();
                if (draw < 0.8)
                    row[i] = maskId;
                else if (draw < 0.9)
                    row[i] = _random.Next(firstOrdinaryId, vocabularySize);
            }
        }
    }

    private static bool Taken(List<int> positions, int from, int position) =>
        positions.IndexOf(position, from) >= 0;
}

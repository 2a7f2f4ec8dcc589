namespace LiveAigc.Evaluation;

/// <summary>Longest common subsequences of tokens, by the usual table.</summary>
internal static class CommonSubsequence
{
    /// <summary>Its length; one row of the table at a time.</summary>
    public static int Length(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var row = new int[b.Length + 1];
        foreach (var token in a)
        {
            var diagonal = 0;
            for (var j = 0; j < b.Length; j++)
            {
                var above = row[j + 1];
                row[j + 1] = token == b[j] ? diagonal + 1 : Math.Max(above, row[j]);
                diagonal = above;
            }
        }

        return row[^1];
    }

    /// <summary>
    /// Tokens of the reference's lines that a common subsequence with some line of the hypothesis has; no token counts oftener than it
    /// stands on either side (as in ROUGE-1.5.5, which the paper leaves out).
    /// </summary>
    public static int UnionHits(int[][] hypothesis, int[][] reference)
    {
        var left = Count(hypothesis);
        var leftThere = Count(reference);
        var hits = 0;
        foreach (var line in reference)
        {
            var union = new bool[line.Length];
            foreach (var other in hypothesis)
                Mark(line, other, union);
            for (var i = 0; i < line.Length; i++)
            {
                if (!union[i] || left.GetValueOrDefault(line[i]) == 0 || leftThere[line[i]] == 0)
                    continue;
                hits++;
                left[line[i]]--;
                leftThere[line[i]]--;
            }
        }

        return hits;
    }

    private static Dictionary<int, int> Count(int[][] lines) => lines.SelectMany(l => l).CountBy(t => t).ToDictionary();

    // Of several longest ones the one that rouge-score reads out of the table.
    private static void Mark(int[] line, int[] other, bool[] union)
    {
        var table = new int[line.Length + 1, other.Length + 1];
        for (var i = 1; i <= line.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
                table[i, j] = line[i - 1] == other[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        }

        for (int i = line.Length, j = other.Length; i > 0 && j > 0;)
        {
            if (line[i - 1] == other[j - 1])
            {
                union[--i] = true;
                j--;
            }
            else if (table[i, j - 1] > table[i - 1, j])
            {
                j--;
            }
            else
            {
                i--;
            }
        }
    }
}

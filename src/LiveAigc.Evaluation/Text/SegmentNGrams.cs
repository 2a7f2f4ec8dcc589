namespace LiveAigc.Evaluation;

/// <summary>
/// Clipped n-gram matches of one hypothesis against its references, order by order (Papineni et al. 2002). Not thread-safe.
/// </summary>
/// <param name="tokenizer">Cuts both sides.</param>
/// <param name="maxOrder">Longest n-gram.</param>
internal sealed class SegmentNGrams(TextTokenizer tokenizer, int maxOrder)
{
    private readonly TokenNumbers _numbers = new();
    private readonly NGramTable[] _tables = [.. Enumerable.Range(0, maxOrder).Select(_ => new NGramTable())];
    private readonly List<int>[] _limits = [.. Enumerable.Range(0, maxOrder).Select(_ => new List<int>())];
    private readonly List<int> _counts = [];
    private readonly List<int> _lengths = [];
    private int[] _tokens = new int[64];
    private int[] _prefixes = new int[64];

    /// <summary>Tokens of each reference.</summary>
    public IReadOnlyList<int> ReferenceLengths => _lengths;

    /// <summary>Counts the references; their counts stay for hypotheses to come.</summary>
    public void SetReferences(IReadOnlyList<string> references)
    {
        _numbers.Clear();
        _lengths.Clear();
        for (var n = 0; n < maxOrder; n++)
        {
            _tables[n].Clear();
            _limits[n].Clear();
        }

        foreach (var reference in references)
        {
            var length = Number(reference, add: true);
            _lengths.Add(length);
            for (var n = 1; n <= maxOrder && n <= length; n++)
                RaiseLimits(n, length);
        }
    }

    /// <summary>Counts a hypothesis against the references.</summary>
    /// <param name="hypothesis">The text.</param>
    /// <param name="matches">Gets, for each order, the hypothesis' n-grams that the references have, none oftener than there.</param>
    /// <returns>Tokens of the hypothesis.</returns>
    public int Match(string hypothesis, Span<long> matches)
    {
        var length = Number(hypothesis, add: false);
        for (var n = 1; n <= maxOrder; n++)
            matches[n - 1] = n <= length ? Matches(n, length) : 0;
        return length;
    }

    private void RaiseLimits(int n, int length)
    {
        var table = _tables[n - 1];
        var limits = _limits[n - 1];
        _counts.Clear();
        for (var i = 0; i <= length - n; i++)
        {
            var number = table.Add(n == 1 ? 0 : _prefixes[i], _tokens[i + n - 1]);
            _prefixes[i] = number;
            while (_counts.Count <= number)
                _counts.Add(0);
            while (limits.Count <= number)
                limits.Add(0);
            if (++_counts[number] > limits[number])
                limits[number] = _counts[number];
        }
    }

    private long Matches(int n, int length)
    {
        var table = _tables[n - 1];
        var limits = _limits[n - 1];
        _counts.Clear();
        for (var i = 0; i < limits.Count; i++)
            _counts.Add(limits[i]);
        long matched = 0;
        for (var i = 0; i <= length - n; i++)
        {
            var prefix = n == 1 ? 0 : _prefixes[i];
            var token = _tokens[i + n - 1];
            var number = prefix == NGramTable.None || token == NGramTable.None ? NGramTable.None : table.Get(prefix, token);
            _prefixes[i] = number;
            if (number != NGramTable.None && _counts[number]-- > 0)
                matched++;
        }

        return matched;
    }

    private int Number(string text, bool add)
    {
        tokenizer.Cut(text);
        var count = tokenizer.Tokens.Count;
        if (count > _tokens.Length)
        {
            _tokens = new int[count * 2];
            _prefixes = new int[count * 2];
        }

        for (var i = 0; i < count; i++)
            _tokens[i] = _numbers.Of(tokenizer.Characters[tokenizer.Tokens[i]], add);
        return count;
    }
}

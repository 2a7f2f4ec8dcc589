namespace LiveAigc.Training;

/// <summary>Byte-pair merging over counted words, with the pair counts kept up to date merge by merge.</summary>
internal sealed class PairMerger
{
    private static readonly Comparer<(int Count, string Left, string Right)> PairOrder = Comparer<(int Count, string Left, string Right)>.Create((a, b) =>
        a.Count != b.Count ? a.Count.CompareTo(b.Count)
        : string.CompareOrdinal(a.Left, b.Left) is var order and not 0 ? order
        : string.CompareOrdinal(a.Right, b.Right));

    private readonly List<(string[] Pieces, int Count)> _words;
    private readonly Dictionary<(string Left, string Right), int> _counts = [];
    private readonly Dictionary<(string Left, string Right), HashSet<int>> _where = [];
    private readonly PriorityQueue<(string Left, string Right), (int, string, string)> _queue = new(PairOrder);

    public PairMerger(IEnumerable<(string[] Pieces, int Count)> words)
    {
        _words = [.. words];
        for (var i = 0; i < _words.Count; i++)
            Add(i, +1);
        foreach (var pair in _counts.Keys)
            Enqueue(pair);
    }

    /// <summary>Merges the most frequent pair everywhere.</summary>
    /// <returns>The merged piece; null when no pair is seen twice.</returns>
    public string? MergeMostFrequent()
    {
        while (_queue.TryDequeue(out var pair, out var priority))
        {
            var count = _counts.GetValueOrDefault(pair);
            if (count != -priority.Item1)
                continue; // an older count of the pair
            if (count < 2)
                return null;
            var merged = pair.Left + Bare(pair.Right);
            var changed = new HashSet<(string, string)>();
            foreach (var word in _where[pair].ToArray())
            {
                Add(word, -1, changed);
                _words[word] = (Merge(_words[word].Pieces, pair, merged), _words[word].Count);
                Add(word, +1, changed);
            }

            foreach (var other in changed)
                Enqueue(other);
            return merged;
        }

        return null;
    }

    private static string Bare(string piece) => piece.StartsWith("##", StringComparison.Ordinal) ? piece[2..] : piece;

    private static string[] Merge(string[] pieces, (string Left, string Right) pair, string merged)
    {
        var result = new List<string>(pieces.Length);
        for (var i = 0; i < pieces.Length; i++)
        {
            var hit = i + 1 < pieces.Length && pieces[i] == pair.Left && pieces[i + 1] == pair.Right;
            result.Add(hit ? merged : pieces[i]);
            if (hit)
                i++;
        }

        return [.. result];
    }

    private void Add(int word, int sign, HashSet<(string, string)>? changed = null)
    {
        var (pieces, count) = _words[word];
        for (var i = 0; i + 1 < pieces.Length; i++)
        {
            var pair = (pieces[i], pieces[i + 1]);
            _counts[pair] = _counts.GetValueOrDefault(pair) + (sign * count);
            if (!_where.TryGetValue(pair, out var words))
                _where[pair] = words = [];
            _ = sign > 0 ? words.Add(word) : words.Remove(word);
            changed?.Add(pair);
        }
    }

    // Ties by the pieces' own order, so that the result follows from the texts alone.
    private void Enqueue((string Left, string Right) pair)
    {
        var count = _counts[pair];
        if (count > 0)
            _queue.Enqueue(pair, (-count, pair.Left, pair.Right));
    }
}

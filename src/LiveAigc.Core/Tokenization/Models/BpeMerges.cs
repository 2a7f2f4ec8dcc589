namespace LiveAigc.Tokenization;

/// <summary>Which pairs of tokens merge, into what, and in which order.</summary>
internal sealed class BpeMerges(int capacity)
{
    private const int Gone = -1, None = -1, RankBits = 32, ShortPiece = 48;
    private readonly record struct Merge(int Rank, int Id);

    private readonly Dictionary<long, Merge> _merges = new(capacity);

    /// <summary>Adds a merge; of two with the same pair the later counts.</summary>
    public void Add(int left, int right, int rank, int id) => _merges[PairOf(left, right)] = new(rank, id);

    /// <summary>Merges what can be merged.</summary>
    /// <param name="tokens">The tokens of single characters; changed on the way.</param>
    /// <returns>What is left, at the front of <paramref name="tokens"/>.</returns>
    public Span<int> Apply(Span<int> tokens)
    {
        if (tokens.Length <= ShortPiece)
            return MergeShort(tokens);
        MergeAll(tokens);
        var count = 0;
        foreach (var id in tokens)
        {
            if (id != Gone)
                tokens[count++] = id;
        }
        return tokens[..count];
    }

    // Few tokens: looking through them for the best pair each time costs less than keeping a queue.
    private Span<int> MergeShort(Span<int> tokens)
    {
        Span<Merge> merges = stackalloc Merge[ShortPiece]; // of each token with the next
        for (var i = 0; i + 1 < tokens.Length; i++)
            merges[i] = MergeOf(tokens[i], tokens[i + 1]);
        while (true)
        {
            var best = -1;
            for (var i = 0; i + 1 < tokens.Length; i++)
            {
                if (merges[i].Rank < (best < 0 ? int.MaxValue : merges[best].Rank))
                    best = i;
            }
            if (best < 0)
                return tokens;
            tokens[best] = merges[best].Id;
            tokens[(best + 2)..].CopyTo(tokens[(best + 1)..]);
            merges[(best + 1)..tokens.Length].CopyTo(merges[best..]);
            tokens = tokens[..^1];
            if (best > 0)
                merges[best - 1] = MergeOf(tokens[best - 1], tokens[best]);
            if (best + 1 < tokens.Length)
                merges[best] = MergeOf(tokens[best], tokens[best + 1]);
        }
    }

    private Merge MergeOf(int left, int right) => _merges.TryGetValue(PairOf(left, right), out var merge) ? merge : new(int.MaxValue, Gone);

    private void MergeAll(Span<int> tokens)
    {
        var (next, previous) = (new int[tokens.Length], new int[tokens.Length]);
        var waiting = new PriorityQueue<Candidate, long>();
        for (var i = 0; i < tokens.Length; i++)
        {
            (previous[i], next[i]) = (i - 1, i + 1 < tokens.Length ? i + 1 : None);
            Offer(tokens, i, next[i], waiting);
        }
        while (waiting.TryDequeue(out var best, out _))
        {
            // What was offered may have changed since: then it must still merge into the same.
            if (tokens[best.At] == Gone || next[best.At] is not (>= 0 and var right)
                || !_merges.TryGetValue(PairOf(tokens[best.At], tokens[right]), out var merge) || merge.Id != best.Id)
                continue;
            (tokens[best.At], tokens[right]) = (best.Id, Gone);
            next[best.At] = next[right];
            if (next[right] >= 0)
                previous[next[right]] = best.At;
            Offer(tokens, previous[best.At], best.At, waiting);
            Offer(tokens, best.At, next[best.At], waiting);
        }
    }

    private void Offer(Span<int> tokens, int left, int right, PriorityQueue<Candidate, long> waiting)
    {
        if (left >= 0 && right >= 0 && _merges.TryGetValue(PairOf(tokens[left], tokens[right]), out var merge))
            waiting.Enqueue(new(left, merge.Id), ((long)merge.Rank << RankBits) | (uint)left);
    }

    private readonly record struct Candidate(int At, int Id);

    private static long PairOf(int left, int right) => ((long)left << 32) | (uint)right;
}

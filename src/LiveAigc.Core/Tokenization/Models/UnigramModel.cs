using System.Buffers;

namespace LiveAigc.Tokenization;

/// <summary>A unigram language model: of all ways to spell a piece the one whose tokens have the highest sum of scores.</summary>
internal sealed class UnigramModel : ITokenModel
{
    private const double UnknownPenalty = 10;
    private const int NoStart = -1, StackSymbols = 256;

    private readonly record struct Step(double Score, int Start, int Id);

    private readonly double[] _scores;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;
    private readonly CharTrie _trie;
    private readonly ByteTokens? _bytes;
    private readonly int _unknownId;
    private readonly double _unknownScore;

    public UnigramModel(Dictionary<string, int> vocabulary, double[] scores, int unknownId, bool byteFallback)
    {
        (_scores, _unknownId) = (scores, unknownId);
        _ids = vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        _bytes = byteFallback ? new(vocabulary) : null;
        _unknownScore = scores.Min() - UnknownPenalty;
        _trie = new(vocabulary);
    }

    public void Encode(ReadOnlySpan<char> piece, ref IdWriter ids)
    {
        var best = ArrayPool<Step>.Shared.Rent(piece.Length + 1);
        try
        {
            FindBest(piece, best);
            Write(piece, best, ref ids);
        }
        finally
        {
            ArrayPool<Step>.Shared.Return(best);
        }
    }

    private void FindBest(ReadOnlySpan<char> piece, Step[] best)
    {
        best[0] = default;
        best.AsSpan(1, piece.Length).Fill(new(0, NoStart, 0));
        for (int at = 0, length; at < piece.Length; at += length)
        {
            length = char.IsHighSurrogate(piece[at]) ? 2 : 1;
            var (score, single, node) = (best[at].Score, false, CharTrie.Root);
            for (var end = at; end < piece.Length && _trie.TryStep(ref node, piece[end++]);)
            {
                if (_trie.ValueAt(node) is not (>= 0 and var id))
                    continue;
                Offer(ref best[end], new(score + _scores[id], at, id));
                single |= end - at == length;
            }
            if (!single)
                Offer(ref best[at + length], new(score + _unknownScore, at, _unknownId));
        }
    }

    private static void Offer(ref Step best, Step step)
    {
        if (best.Start == NoStart || step.Score > best.Score)
            best = step;
    }

    // From the end to the beginning; neighbouring unknown characters are one.
    private void Write(ReadOnlySpan<char> piece, Step[] best, ref IdWriter ids)
    {
        var reversed = new SymbolList(stackalloc int[StackSymbols]);
        for (var end = piece.Length; end > 0;)
        {
            var step = best[end];
            var start = step.Start;
            while (step.Id == _unknownId && start > 0 && best[start].Id == _unknownId)
                start = best[start].Start;
            AddReversed(piece[start..end], step.Id == _unknownId ? null : step.Id, ref reversed);
            end = start;
        }
        reversed.Items.Reverse();
        foreach (var id in reversed.Items)
            ids.Add(id);
    }

    private void AddReversed(ReadOnlySpan<char> text, int? known, ref SymbolList reversed)
    {
        var start = reversed.Count;
        if (known is { } id || _ids.TryGetValue(text, out id))
            reversed.Add(id);
        else if (_bytes?.TryAdd(text, ref reversed) == true)
            reversed.Items[start..].Reverse();
        else
            reversed.Add(_unknownId);
    }
}

namespace LiveAigc.Training;

/// <summary>
/// Learns a WordPiece vocabulary from texts: every character seen often enough, then the word parts that byte-pair
/// merging finds (Sennrich et al., 2016), most frequent first. Chinese characters stay single, as BERT has them.
/// </summary>
public static class VocabularyTrainer
{
    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>Learns a vocabulary.</summary>
    /// <param name="texts">The texts, as the model will meet them.</param>
    /// <param name="size">Most entries, special tokens included; fewer when nothing repeats any more.</param>
    /// <param name="options">How texts are normalised; pass the same to the tokenizer.</param>
    /// <param name="minCharacterCount">Characters seen less often become unknown; 1 or more, default 2.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entries in order: special tokens, characters, merged parts.</returns>
    public static IReadOnlyList<string> Train(
        IReadOnlyCollection<string> texts,
        int size,
        WordPieceOptions? options = null,
        int minCharacterCount = 2,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, Special.Length + 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minCharacterCount, 1);
        var words = CountWords(texts, options ?? new WordPieceOptions());
        var vocabulary = new List<string>(Special);
        vocabulary.AddRange(Characters(words, minCharacterCount).Take(size - vocabulary.Count));
        var known = vocabulary.ToHashSet(StringComparer.Ordinal);
        var merger = new PairMerger(words.Where(w => w.Key.Length > 1 && w.Key.All(known.Contains)).Select(w => (w.Key.ToArray(), w.Value)));
        while (vocabulary.Count < size && merger.MergeMostFrequent() is { } piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (known.Add(piece))
                vocabulary.Add(piece);
        }

        return vocabulary;
    }

    // A tokenizer that knows every character shows how it normalises and where it cuts words.
    private static Dictionary<string[], int> CountWords(IReadOnlyCollection<string> texts, WordPieceOptions options)
    {
        var alphabet = texts.SelectMany(t => (t + t.ToLowerInvariant()).EnumerateRunes()).Distinct().Select(r => r.ToString()).Order(StringComparer.Ordinal).ToArray();
        var tokenizer = new WordPieceTokenizer(
            Special.Concat(alphabet).Concat(alphabet.Select(c => options.ContinuationPrefix + c)).Distinct(StringComparer.Ordinal), options);
        var counts = new Dictionary<string[], int>(new PiecesComparer());
        var word = new List<string>();
        foreach (var text in texts)
        {
            var ids = new int[tokenizer.Count(text)];
            var count = tokenizer.Encode(text, ids, out _);
            for (var i = 0; i < count; i++)
            {
                word.Add(tokenizer.TokenOf(ids[i]));
                if (i + 1 < count && tokenizer.TokenOf(ids[i + 1]).StartsWith(options.ContinuationPrefix, StringComparison.Ordinal) && ids[i + 1] >= Special.Length)
                    continue;
                if (!word.Contains(options.UnknownToken))
                    counts[[.. word]] = counts.GetValueOrDefault([.. word]) + 1;
                word.Clear();
            }
        }

        return counts;
    }

    private static IEnumerable<string> Characters(Dictionary<string[], int> words, int minCount) =>
        words.SelectMany(w => w.Key.Select(c => (Character: c, Count: w.Value)))
            .GroupBy(c => c.Character, c => c.Count, StringComparer.Ordinal)
            .Select(g => (g.Key, Count: g.Sum()))
            .Where(c => c.Count >= minCount)
            .OrderByDescending(c => c.Count).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => c.Key);

    private sealed class PiecesComparer : IEqualityComparer<string[]>
    {
        public bool Equals(string[]? x, string[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(string[] pieces)
        {
            var hash = new HashCode();
            foreach (var piece in pieces)
                hash.Add(piece, StringComparer.Ordinal);
            return hash.ToHashCode();
        }
    }
}

using System.Runtime.InteropServices;

namespace LiveAigc.Evaluation;

/// <summary>Numbers the n-grams of a whole corpus, from 0. Not thread-safe.</summary>
internal sealed class CorpusNGrams(TextTokenizer tokenizer, int maxOrder)
{
    private readonly TokenNumbers _tokens = new();
    private readonly NGramTable _table = new();
    private readonly List<(byte Order, int Prefix)> _ngrams = [];

    /// <summary>Distinct n-grams of all orders so far.</summary>
    public int Size => _ngrams.Count;

    public int OrderOf(int ngram) => _ngrams[ngram].Order;

    /// <summary>The n-gram without its last token; <see cref="NGramTable.None"/> for a single token.</summary>
    public int PrefixOf(int ngram) => _ngrams[ngram].Prefix;

    public CountedText Count(string text)
    {
        tokenizer.Cut(text);
        var tokens = tokenizer.Tokens.Select(t => _tokens.Of(tokenizer.Characters[t], add: true)).ToArray();
        var prefixes = new int[tokens.Length];
        Array.Fill(prefixes, NGramTable.None);
        var counts = new Dictionary<int, int>();
        for (var n = 1; n <= maxOrder; n++)
        {
            for (var i = 0; i <= tokens.Length - n; i++)
            {
                var prefix = prefixes[i];
                var ngram = prefixes[i] = _table.Add(prefix, tokens[i + n - 1]);
                if (ngram == _ngrams.Count)
                    _ngrams.Add(((byte)n, prefix));
                CollectionsMarshal.GetValueRefOrAddDefault(counts, ngram, out _)++;
            }
        }

        return new CountedText(counts, tokens.Length);
    }
}

/// <summary>A text's n-grams of all orders and how often each stands there.</summary>
internal sealed record CountedText(Dictionary<int, int> Counts, int Tokens);

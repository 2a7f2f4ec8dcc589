namespace LiveAigc.Benchmarks.Comments;

/// <summary>Encoded comments of one run, padded to one length.</summary>
internal sealed class Rows
{
    private readonly long[] _ids, _mask, _types;

    public Rows(IReadOnlyList<int[]> comments, int length, WordPieceTokenizer tokenizer)
    {
        Shape = [comments.Count, length];
        (_ids, _mask, _types) = (new long[comments.Count * length], new long[comments.Count * length], new long[comments.Count * length]);
        Array.Fill(_ids, tokenizer.PadId);
        for (var row = 0; row < comments.Count; row++)
        {
            var ids = _ids.AsSpan(row * length, length);
            ids[0] = tokenizer.ClsId;
            for (var i = 0; i < comments[row].Length; i++)
                ids[i + 1] = comments[row][i];
            ids[comments[row].Length + 1] = tokenizer.SepId;
            _mask.AsSpan(row * length, comments[row].Length + 2).Fill(1);
        }
    }

    /// <summary>Rows and length.</summary>
    public long[] Shape { get; }

    /// <summary>A model's input.</summary>
    public long[] this[string name] => name switch
    {
        "input_ids" => _ids,
        "attention_mask" => _mask,
        "token_type_ids" => _types,
        _ => throw new ArgumentException($"A BERT model has no input {name}.", nameof(name)),
    };

    /// <summary>Rows of comments, as long as the longest of them.</summary>
    public static Rows ToLongest(int[][] comments, WordPieceTokenizer tokenizer) => new(comments, comments.Max(ids => ids.Length) + 2, tokenizer);

    /// <summary>Batches of comments of exactly one length each, without padding.</summary>
    /// <param name="comments">Encoded comments.</param>
    /// <param name="most">How many of a length, special tokens included, go together.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    public static Rows[] OfOneLength(IEnumerable<int[]> comments, Func<int, int> most, WordPieceTokenizer tokenizer) =>
        [.. comments.GroupBy(ids => ids.Length + 2).SelectMany(alike => alike.Chunk(most(alike.Key)).Select(batch => new Rows(batch, alike.Key, tokenizer)))];

    /// <summary>A comment's tokens, as many as a row of 128 has room for.</summary>
    public static int[] Encode(WordPieceTokenizer tokenizer, string text)
    {
        Span<int> ids = stackalloc int[126];
        return ids[..tokenizer.Encode(text, ids, out _)].ToArray();
    }
}

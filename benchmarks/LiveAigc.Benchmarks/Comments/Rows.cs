namespace LiveAigc.Benchmarks.Comments;

/// <summary>Encoded comments of one run, padded to one length.</summary>
internal sealed class Rows
{
    public Rows(IReadOnlyList<int[]> comments, int length, WordPieceTokenizer tokenizer)
    {
        Shape = [comments.Count, length];
        (Ids, Mask, Types) = (new long[comments.Count * length], new long[comments.Count * length], new long[comments.Count * length]);
        Array.Fill(Ids, tokenizer.PadId);
        for (var row = 0; row < comments.Count; row++)
        {
            var ids = Ids.AsSpan(row * length, length);
            ids[0] = tokenizer.ClsId;
            for (var i = 0; i < comments[row].Length; i++)
                ids[i + 1] = comments[row][i];
            ids[comments[row].Length + 1] = tokenizer.SepId;
            Mask.AsSpan(row * length, comments[row].Length + 2).Fill(1);
        }
    }

    public long[] Ids { get; }

    public long[] Mask { get; }

    public long[] Types { get; }

    public long[] Shape { get; }

    /// <summary>A comment's tokens, as many as a row of 128 has room for.</summary>
    public static int[] Encode(WordPieceTokenizer tokenizer, string text)
    {
        Span<int> ids = stackalloc int[126];
        return ids[..tokenizer.Encode(text, ids, out _)].ToArray();
    }
}

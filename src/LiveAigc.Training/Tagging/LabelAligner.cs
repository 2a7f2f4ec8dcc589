namespace LiveAigc.Training;

/// <summary>A text as the encoder sees it: word pieces with special tokens, and the label of each word's first piece.</summary>
/// <param name="Ids">[CLS] pieces [SEP].</param>
/// <param name="Labels">A label a token; <see cref="LabelAligner.Ignored"/> on special tokens and on later pieces of a word.</param>
/// <param name="Words">The range of each word whose label counts, in token order.</param>
internal sealed record AlignedText(int[] Ids, int[] Labels, TextRange[] Words)
{
    public float Weight { get; init; } = 1;
}

/// <summary>Carries spans over to word pieces through their offsets.</summary>
internal sealed class LabelAligner(WordPieceTokenizer tokenizer, TokenLabels labels, int maxTokens)
{
    /// <summary>The label that loss and score pass over.</summary>
    public const int Ignored = -100;

    private readonly Dictionary<string, int> _labelIds = labels.Labels.Select((l, i) => (l, i)).ToDictionary(x => x.l, x => x.i);

    /// <summary>Aligns a text; one longer than the encoder's positions becomes several.</summary>
    public IEnumerable<AlignedText> Align(TaggedText text)
    {
        var ids = new int[tokenizer.Count(text.Text)];
        var ranges = new TextRange[ids.Length];
        var count = tokenizer.Encode(text.Text, ids, ranges, out _);
        var room = maxTokens - 2;
        for (var start = 0; start < Math.Max(1, count); start += room)
        {
            var part = Math.Min(room, count - start);
            yield return Part(text, ids.AsSpan(start, part), ranges.AsSpan(start, part));
        }
    }

    /// <summary>Whether a piece begins a word.</summary>
    public bool BeginsWord(int id) => !tokenizer.TokenOf(id).StartsWith("##", StringComparison.Ordinal);

    private AlignedText Part(TaggedText text, ReadOnlySpan<int> ids, ReadOnlySpan<TextRange> ranges)
    {
        var all = new int[ids.Length + 2];
        all[0] = tokenizer.ClsId;
        ids.CopyTo(all.AsSpan(1));
        all[^1] = tokenizer.SepId;
        var result = new int[all.Length];
        Array.Fill(result, Ignored);
        var words = new List<TextRange>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (i > 0 && !BeginsWord(ids[i]))
            {
                words[^1] = new TextRange(words[^1].Start, ranges[i].End);
                continue;
            }

            words.Add(ranges[i]);
            result[i + 1] = LabelOf(text, ranges[i]);
        }

        return new AlignedText(all, result, [.. words]) { Weight = text.Weight };
    }

    // A word belongs to the span that holds its first piece's beginning.
    private int LabelOf(TaggedText text, TextRange piece)
    {
        foreach (var span in text.Spans)
        {
            if (piece.Start >= span.End || piece.End <= span.Start)
                continue;
            var begins = piece.Start <= span.Start;
            return _labelIds[labels.HasPrefixes ? (begins ? "B-" : "I-") + span.Tag : span.Tag];
        }

        return _labelIds["O"];
    }
}

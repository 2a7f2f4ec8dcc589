namespace LiveAigc;

/// <summary>Texts on their way through a token classifier, in memory that is used again. For one call at a time.</summary>
/// <param name="model">The classifier.</param>
/// <param name="maxTokens">Most tokens of one run, padding included.</param>
internal sealed class TaggingBatch(TokenClassifierModel model, int maxTokens)
{
    private readonly EncodedTexts _texts = new(model.Tokenizer, model.Continuations);
    private readonly RowBuffers _buffers = model.CreateBuffers();
    private readonly List<Row> _rows = [];
    private float[] _logits = [];

    /// <summary>One row of a run: a window of a text, and the words it speaks for. Counted over all texts.</summary>
    private readonly record struct Row(int Length, int FirstToken, int Tokens, int FirstWord, int EndWord);

    /// <summary>The tokens of all texts, special ones and padding not counted.</summary>
    public int TokenCount => _texts.TokenCount;

    /// <summary>For how many tokens there is memory.</summary>
    public int Capacity => _texts.Capacity;

    public void Clear()
    {
        _texts.Clear();
        _rows.Clear();
    }

    public void Add(ReadOnlySpan<char> text)
    {
        _texts.Add(text);
        var added = _texts[_texts.Count - 1];
        var windows = TokenWindow.CountFor(added.Tokens, model.Room);
        var (word, endOfWords) = (added.FirstWord, added.FirstWord + added.Words);
        for (var i = 0; i < windows; i++)
        {
            var window = TokenWindow.At(i, windows, added.Tokens, model.Room);
            var first = word;
            while (word < endOfWords && _texts.FirstTokenOf(word) < added.FirstToken + window.OwnEnd)
                word++;
            _rows.Add(new(model.PaddedLength(window.Count + 2), added.FirstToken + window.Start, window.Count, first, word));
        }
    }

    /// <summary>Runs the model on all texts.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        if (_logits.Length < _texts.WordCount * model.Labels.Count)
            _logits = new float[_texts.WordCount * model.Labels.Count];
        _rows.Sort(static (a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.FirstToken.CompareTo(b.FirstToken));
        for (var first = 0; first < _rows.Count;)
        {
            var last = first + 1;
            while (last < _rows.Count && _rows[last].Length == _rows[first].Length)
                last++;
            RunAlike(first, last, cancellationToken);
            first = last;
        }
    }

    /// <summary>A text's words.</summary>
    public ReadOnlySpan<TextRange> WordsOf(int text) => _texts.WordsOf(text);

    /// <summary>The logits of a text's words [words, labels], free to be overwritten.</summary>
    public Span<float> LogitsOf(int text) => _logits.AsSpan(_texts[text].FirstWord * model.Labels.Count, _texts[text].Words * model.Labels.Count);

    private void RunAlike(int first, int end, CancellationToken cancellationToken)
    {
        var length = _rows[first].Length;
        var most = Math.Max(1, maxTokens / length);
        if (end - first > 1 && most > 1 && !model.RowsMayShareRuns(length, _buffers, cancellationToken))
            most = 1;
        for (; first < end; first += most)
        {
            var count = Math.Min(most, end - first);
            _buffers.Begin(count, length);
            for (var i = 0; i < count; i++)
                _buffers.Write(i, _texts.Ids(_rows[first + i].FirstToken, _rows[first + i].Tokens));
            _buffers.Run(model.Session, cancellationToken);
            for (var i = 0; i < count; i++)
                ReadRow(i, _rows[first + i]);
        }
    }

    private void ReadRow(int index, Row row)
    {
        var labels = model.Labels.Count;
        for (var word = row.FirstWord; word < row.EndWord; word++)
        {
            var logits = _logits.AsSpan(word * labels, labels);
            _buffers.Read(index, 1 + _texts.FirstTokenOf(word) - row.FirstToken, logits);
            foreach (var logit in logits)
            {
                if (float.IsNaN(logit) || float.IsPositiveInfinity(logit))
                    throw new ModelRunException("The model gave a logit that is no number. Weights in float16 that overflow do that, and damaged ones: take the model in float32.");
            }
        }
    }
}

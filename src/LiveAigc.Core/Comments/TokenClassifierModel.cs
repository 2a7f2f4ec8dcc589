using System.Runtime.InteropServices;

namespace LiveAigc;

/// <summary>A loaded token classifier, and how rows are put to it. Thread-safe.</summary>
internal sealed class TokenClassifierModel : IDisposable
{
    // Where rows need not be exact, a few lengths, so that more rows share a run.
    private const int CoarseStep = 16;

    // Lengths that are tried out by one of them: of a long model's hundreds, each trial would be felt.
    private const int LengthsPerTrial = 16;

    private readonly TokenClassifierLayout _layout;
    private readonly TokenClassifierFolder _folder;
    private readonly int _maxTokens;
    private readonly bool _exact;
    private readonly Trial[] _trials;

    private enum Trial
    {
        Due,
        Independent,
        Dependent,
    }

    private TokenClassifierModel(IModelSession session, TokenClassifierFolder folder, bool exact)
    {
        (Session, _folder, _exact) = (session, folder, exact);
        _layout = TokenClassifierLayout.Of(session, folder);
        _maxTokens = _layout.FixedLength > 0 ? Math.Min(folder.MaxTokens, _layout.FixedLength) : folder.MaxTokens;
        Continuations = [.. Tokenizer.Vocabulary.Select(token => token.StartsWith(Tokenizer.Options.ContinuationPrefix, StringComparison.Ordinal))];
        _trials = new Trial[1 + (PaddedLength(_maxTokens) / LengthsPerTrial)];
    }

    public IModelSession Session { get; }

    public WordPieceTokenizer Tokenizer => _folder.Tokenizer;

    public TokenLabels Labels => _folder.Labels;

    /// <summary>Below which spans are left out unless the caller says otherwise.</summary>
    public float MinSpanConfidence => _folder.MinSpanConfidence;

    /// <summary>The longest a row can be.</summary>
    public int LongestRow => PaddedLength(_maxTokens);

    /// <summary>For each token of the vocabulary whether it goes on with the word of the token before.</summary>
    public bool[] Continuations { get; }

    /// <summary>Most tokens of a text in one row, without special tokens.</summary>
    public int Room => _maxTokens - 2;

    /// <exception cref="ModelLoadException">The model cannot be loaded, or is no token classifier with the labels of its folder.</exception>
    public static TokenClassifierModel Load(TokenClassifierFolder folder, IModelSessionFactory sessions, bool exact)
    {
        var session = sessions.Load(folder.ModelPath);
        try
        {
            var model = new TokenClassifierModel(session, folder, exact);
            if (model._layout.Output.Shape is not [_, _, >= 0])
                model.TryOut();
            return model;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public RowBuffers CreateBuffers() => new(_layout, Tokenizer, Labels.Count);

    /// <summary>
    /// How long a row is for so many tokens, special ones included: exactly so long, or where rows need not be exact the next
    /// multiple of 16, at most the longest the model takes.
    /// </summary>
    /// <remarks>
    /// The same for a text alone and in a batch, and a run takes only rows of one length: the attention's softmax sums over
    /// padding as well, and though each padded position adds nothing to the sum, how many there are decides in which
    /// order the numbers are added, and with it their last bits. Given the length, what the CPU computes for one row does
    /// not depend on how many others are beside it: its matrix kernels go over rows side by side and over each row's sums in
    /// a fixed order. So padding could only be agreed on for all, and each padded token costs what a token costs.
    /// </remarks>
    public int PaddedLength(int tokens) =>
        _layout.FixedLength > 0 ? _layout.FixedLength
        : _exact ? Math.Min(tokens, _maxTokens)
        : Math.Min((tokens + CoarseStep - 1) / CoarseStep * CoarseStep, _maxTokens);

    /// <summary>What a text will take of a run.</summary>
    public CommentSize Measure(ReadOnlySpan<char> text)
    {
        var tokens = Tokenizer.Count(text);
        return new(TokenWindow.CountFor(tokens, Room), PaddedLength(Math.Min(tokens, Room) + 2), tokens);
    }

    /// <summary>Whether rows of a length may share a run as far as is known: <see langword="true"/> until it was tried out.</summary>
    public bool RowsSeemToShareRuns(int length) =>
        !_layout.SingleRow && (!_exact || _trials[(length - 1) / LengthsPerTrial] != Trial.Dependent);

    /// <summary>Whether rows of a length may share a run.</summary>
    /// <param name="length">What <see cref="PaddedLength"/> gave.</param>
    /// <param name="buffers">Free ones.</param>
    /// <param name="cancellationToken">Ends a trial.</param>
    public bool RowsMayShareRuns(int length, RowBuffers buffers, CancellationToken cancellationToken)
    {
        if (_layout.SingleRow || !_exact)
            return !_layout.SingleRow;
        // Two calls may both try; they find the same.
        ref var trial = ref _trials[(length - 1) / LengthsPerTrial];
        if (trial == Trial.Due)
            trial = AreIndependent(length, buffers, cancellationToken) ? Trial.Independent : Trial.Dependent;
        return trial == Trial.Independent;
    }

    public void Dispose() => Session.Dispose();

    // Three rows together, then the first and the last alone: equal to the last bit, or the model looks across rows. One in
    // dynamic int8 scales each layer by the extremes over all rows, which three unlike rows never share in every layer.
    private bool AreIndependent(int length, RowBuffers buffers, CancellationToken cancellationToken)
    {
        const int Rows = 3;
        var together = new float[2][];
        buffers.Begin(Rows, length);
        for (var row = 0; row < Rows; row++)
            buffers.Write(row, TrialIds(row));
        buffers.Run(Session, cancellationToken);
        for (var i = 0; i < together.Length; i++)
            buffers.Read(i * (Rows - 1), 0, together[i] = new float[length * Labels.Count]);

        var alone = new float[length * Labels.Count];
        for (var i = 0; i < together.Length; i++)
        {
            buffers.Begin(1, length);
            buffers.Write(0, TrialIds(i * (Rows - 1)));
            buffers.Run(Session, cancellationToken);
            buffers.Read(0, 0, alone);
            if (!MemoryMarshal.AsBytes<float>(alone).SequenceEqual(MemoryMarshal.AsBytes<float>(together[i])))
                return false;
        }

        return true;

        int[] TrialIds(int row) =>
            [.. Enumerable.Range(0, Math.Max(1, Math.Min(length, _maxTokens) - 2 - row)).Select(i => (int)((((long)row * 7919) + ((long)i * 104_729) + 17) % Tokenizer.VocabularySize))];
    }

    private void TryOut()
    {
        try
        {
            var shape = CreateBuffers().TryOut(Session, PaddedLength(3));
            if (shape.Length != 3)
                throw new ModelLoadException(_folder.Folder, $"{_folder.ModelPath} is no token classifier: its output {_layout.Output.Name} is [{string.Join(", ", shape)}], not [batch, length, labels]. Export it with the task token-classification.");
            TokenClassifierLayout.CheckLabels(_folder, (int)shape[2]);
        }
        catch (ModelRunException e)
        {
            throw new ModelLoadException(_folder.Folder, $"{_folder.ModelPath} loads but does not run on a row of {PaddedLength(3)} tokens: {e.Message}", e);
        }
    }
}

using System.Collections.Concurrent;

namespace LiveAigc;

/// <summary>Tags comments with a token classifier in ONNX: the one of LiveAigc.Models.Compact, or any of your own.</summary>
/// <remarks>
/// <para>Safe for concurrent calls. Dispose it when no call is running; that disposes the model.</para>
/// <para>
/// A word takes the label of its first piece, and the most probable sequence of labels makes the spans. A text longer than
/// the model takes is read in overlapping windows, each word in the one in which it stands farthest from an edge: nothing is cut off.
/// </para>
/// <para>
/// The intent's confidence is that of the surest span with its tag. Without spans it is the mean probability of
/// <see cref="CommentTag.O"/> over the words, and 1 for a text in which there is no word.
/// </para>
/// </remarks>
public sealed class CommentTagger : ICommentTagger, IDisposable
{
    // A call on more comments than fill so many runs goes in slices, so that memory does not grow with it.
    private const long RunsPerSlice = 8;

    // A batch with memory for more tokens is not kept for the next call: one huge text would hold it for good.
    private const int KeptTokens = 1 << 18;

    private readonly TokenClassifierModel _model;
    private readonly CommentTaggerOptions _options;
    private readonly SpanDecoder _decoder;
    private readonly IntentRanking _ranking;
    private readonly ConcurrentBag<TaggingBatch> _idle = [];
    private volatile bool _disposed;

    private CommentTagger(TokenClassifierModel model, CommentTaggerOptions options)
    {
        (_model, _options) = (model, options);
        _decoder = new(model.Labels);
        _ranking = new(options.Priority, model.Labels.Tags);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Tags => _model.Labels.Tags;

    /// <summary>Most tokens the model sees at once, the two special ones included.</summary>
    public int MaxTokens => _model.Room + 2;

    /// <summary>The model and how rows are put to it.</summary>
    internal TokenClassifierModel Model => _model;

    /// <summary>Loads a token classifier exported from Hugging Face.</summary>
    /// <param name="folder">
    /// Its folder: <c>config.json</c> with <c>id2label</c> (plain labels, or with B- and I-), <c>vocab.txt</c> or a WordPiece
    /// <c>tokenizer.json</c>, and <c>model.onnx</c> or <c>onnx/model.onnx</c>.
    /// </param>
    /// <param name="sessions">Loads the model, as a rule a <see cref="OnnxRuntimeSessionFactory"/>.</param>
    /// <param name="options">How to load and run it; <see langword="null"/> for the defaults.</param>
    /// <returns>A tagger that the caller disposes.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is blank.</exception>
    /// <exception cref="ModelLoadException">
    /// A file is missing or damaged, the model's tensors are not those of a token classifier, or it has another number of
    /// outputs than labels; the message says what was found and what to do.
    /// </exception>
    /// <exception cref="BackendUnavailableException">Nothing here can run models.</exception>
    public static CommentTagger Load(string folder, IModelSessionFactory sessions, CommentTaggerOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(sessions);
        var settled = (options ?? new()) with { };
        return new(TokenClassifierModel.Load(TokenClassifierFolder.Read(folder, settled), sessions, settled.ExactBatches), settled);
    }

    /// <summary>Tags a batch of comments on the calling thread.</summary>
    /// <inheritdoc cref="TagAsync(IReadOnlyList{LiveComment}, CommentTaggingOptions?, CancellationToken)"/>
    public IReadOnlyList<CommentTags> Tag(IReadOnlyList<LiveComment> comments, CommentTaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comments);
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        var results = new CommentTags[comments.Count];
        var batch = _idle.TryTake(out var used) ? used : new(_model, _options.MaxBatchTokens);
        for (var next = 0; next < results.Length;)
            next = TagSlice(comments, next, results, batch, options ?? CommentTaggingOptions.Default, cancellationToken);
        if (batch.Capacity <= KeptTokens)
            _idle.Add(batch);
        return results;
    }

    /// <summary>Tags a batch of comments.</summary>
    /// <remarks>
    /// The work is done when the call returns, on the calling thread, unless <see cref="CommentTaggerOptions.Offload"/> moves
    /// it to the thread pool. A comment takes a few milliseconds on a small model, so put many calls on as many threads as
    /// there are cores, not more.
    /// </remarks>
    /// <param name="comments">The comments; may be empty. Any text is accepted.</param>
    /// <param name="options">Settings of this call; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call, a running model included.</param>
    /// <returns>One result a comment, in the order of <paramref name="comments"/>; each equals what the comment gets alone.</returns>
    /// <exception cref="ArgumentException">A comment or its text is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ModelRunException">The model failed while it ran.</exception>
    public ValueTask<IReadOnlyList<CommentTags>> TagAsync(
        IReadOnlyList<LiveComment> comments,
        CommentTaggingOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comments);
        if (_options.Offload)
            return new(Task.Run(() => Tag(comments, options, cancellationToken), cancellationToken));
        try
        {
            return new(Tag(comments, options, cancellationToken));
        }
        catch (OperationCanceledException e) when (e.CancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<IReadOnlyList<CommentTags>>(e.CancellationToken);
        }
        catch (Exception e)
        {
            return ValueTask.FromException<IReadOnlyList<CommentTags>>(e);
        }
    }

    /// <summary>Disposes the model.</summary>
    public void Dispose()
    {
        _disposed = true;
        _model.Dispose();
    }

    // Tags the comments from one on, as many as make a slice. Gives the first that is left.
    private int TagSlice(IReadOnlyList<LiveComment> comments, int first, CommentTags[] results, TaggingBatch batch, CommentTaggingOptions options, CancellationToken cancellationToken)
    {
        batch.Clear();
        var next = first;
        do
        {
            batch.Add(comments[next]?.Text ?? throw new ArgumentException($"Comment {next} of the batch, or its text, is null.", nameof(comments)));
            next++;
        }
        while (next < comments.Count && batch.TokenCount < _options.MaxBatchTokens * RunsPerSlice);
        batch.Run(cancellationToken);
        for (var i = first; i < next; i++)
            results[i] = Read(comments[i].Id, batch.LogitsOf(i - first), batch.WordsOf(i - first), options.MinConfidence ?? _model.MinSpanConfidence);
        return next;
    }

    /// <summary>From a comment's logits to its tags.</summary>
    internal CommentTags Read(string id, Span<float> logits, ReadOnlySpan<TextRange> words, float minConfidence)
    {
        var found = _decoder.Decode(logits, words);
        var spans = Sure(found, minConfidence);
        var (intent, confidence) = _ranking.Of(spans) ?? (CommentTag.O, _decoder.OutsideProbability(logits));
        return new(id, intent, confidence, spans) { Abstained = spans.Count < found.Count };
    }

    private static IReadOnlyList<CommentSpan> Sure(IReadOnlyList<CommentSpan> found, float minConfidence)
    {
        var sure = 0;
        for (var i = 0; i < found.Count; i++)
            sure += found[i].Confidence >= minConfidence ? 1 : 0;
        if (sure == found.Count)
            return found;
        var spans = sure == 0 ? [] : new CommentSpan[sure];
        for (int i = 0, next = 0; next < sure; i++)
        {
            if (found[i].Confidence >= minConfidence)
                spans[next++] = found[i];
        }

        return spans;
    }
}

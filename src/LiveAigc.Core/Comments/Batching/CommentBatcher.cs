using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace LiveAigc;

/// <summary>Tags the comments of many callers together: whoever calls while the model is busy shares the next batch.</summary>
/// <remarks>
/// <para>Safe for concurrent calls. Every answer is what the tagger alone gives, to the last bit if it has <see cref="CommentTaggerOptions.ExactBatches"/>.</para>
/// <para>
/// A batch begins as soon as a thread is free, with no timer: alone, a comment runs at once; in a rush, batches grow by
/// themselves. Comments of one batch are of like length, so that little of it is padding. The highest
/// <see cref="CommentTaggingOptions.Priority"/> goes first, then whoever came first; a comment near its
/// <see cref="CommentBatcherOptions.Deadline"/> goes ahead.
/// </para>
/// <para>
/// A comment whose caller cancels leaves the queue at once; a batch that nobody waits for any more is ended. One that
/// fails in the model fails alone: the others of its batch run again without it. Continuations run on the thread pool.
/// </para>
/// <para>Await a single comment's <see cref="ValueTask{TResult}"/> exactly once: what stands behind it is used again.</para>
/// </remarks>
public sealed class CommentBatcher : ICommentTagger, IAsyncDisposable, IDisposable
{
    private readonly CommentTagger _tagger;
    private readonly CommentBatcherOptions _options;
    private readonly TimeProvider _time;
    private readonly CommentMetrics _metrics;
    private readonly CommentPump _pump;
    private readonly PendingPool _pool;

    /// <summary>Creates a batcher. Its threads begin with the first comments.</summary>
    /// <param name="tagger">What tags. It stays the caller's: dispose it after the batcher.</param>
    /// <param name="options">How to queue and run; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock for deadlines, waiting times and <see cref="CommentBatcherOptions.DrainTime"/>; <see langword="null"/> for the system's.</param>
    /// <param name="meters">Makes the <see cref="Meter"/> that it measures itself with; <see langword="null"/> for one of the process, <see cref="LiveAigcTelemetry.MeterName"/>.</param>
    public CommentBatcher(CommentTagger tagger, CommentBatcherOptions? options = null, TimeProvider? timeProvider = null, IMeterFactory? meters = null)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        (_tagger, _options, _time) = (tagger, (options ?? new()) with { }, timeProvider ?? TimeProvider.System);
        _metrics = meters is null ? CommentMetrics.Shared : new(meters.Create(LiveAigcTelemetry.MeterName));
        _pump = new(tagger, _options, _time, _metrics);
        _pool = new(this, _options.Capacity);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Tags => _tagger.Tags;

    /// <summary>How many comments wait and run now, and what became of the others.</summary>
    public CommentBatcherStatistics Statistics => _pump.Statistics;

    /// <summary>Tags one comment.</summary>
    /// <param name="comment">The comment. Any text is accepted.</param>
    /// <param name="options">Settings of this call; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Takes the comment out of the queue.</param>
    /// <returns>What the tagger says of it.</returns>
    /// <exception cref="ArgumentException">The comment's text is <see langword="null"/>.</exception>
    /// <exception cref="CommentDroppedException">There was no room, or the batcher was disposed before its turn came.</exception>
    /// <exception cref="ObjectDisposedException">The batcher is disposed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ModelRunException">The model failed on this comment.</exception>
    public ValueTask<CommentTags> TagAsync(LiveComment comment, CommentTaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comment);
        if (comment.Text is null)
            return ValueTask.FromException<CommentTags>(new ArgumentException("The comment's text is null.", nameof(comment)));
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<CommentTags>(cancellationToken);
        var pending = Begin(comment, options ?? CommentTaggingOptions.Default, cancellationToken);
        var task = pending.Task;
        _pump.Submit(new(ref pending));
        return task;
    }

    /// <summary>Tags several comments, each in the batch that suits it.</summary>
    /// <inheritdoc cref="TagAsync(LiveComment, CommentTaggingOptions?, CancellationToken)" path="/exception"/>
    /// <param name="comments">The comments; may be empty. Any text is accepted.</param>
    /// <param name="options">Settings of this call; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Takes the comments out of the queue.</param>
    /// <returns>One result a comment, in the order of <paramref name="comments"/>. If one fails, the call fails with its exception and the others are given up.</returns>
    public ValueTask<IReadOnlyList<CommentTags>> TagAsync(IReadOnlyList<LiveComment> comments, CommentTaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comments);
        for (var i = 0; i < comments.Count; i++)
        {
            if (comments[i]?.Text is null)
                return ValueTask.FromException<IReadOnlyList<CommentTags>>(new ArgumentException($"Comment {i} of the batch, or its text, is null.", nameof(comments)));
        }

        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<IReadOnlyList<CommentTags>>(cancellationToken);
        return comments.Count == 0 ? new([]) : TagAllAsync(comments, options ?? CommentTaggingOptions.Default, cancellationToken);
    }

    /// <summary>
    /// Refuses further comments, tags those that are in the queue, for <see cref="CommentBatcherOptions.DrainTime"/> at most,
    /// and ends the threads. What is not tagged by then, and callers who wait for room, get a <see cref="CommentDroppedException"/>.
    /// </summary>
    public ValueTask DisposeAsync() => new(_pump.StopAsync());

    /// <summary>Does what <see cref="DisposeAsync"/> does, and blocks until it is done.</summary>
    public void Dispose() => _pump.StopAsync().GetAwaiter().GetResult();

    internal PendingPlace Abandon(PendingComment comment) => _pump.Abandon(comment);

    internal void Recycle(PendingComment comment) => _pool.Return(comment);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<IReadOnlyList<CommentTags>> TagAllAsync(IReadOnlyList<LiveComment> comments, CommentTaggingOptions options, CancellationToken cancellationToken)
    {
        var pending = new PendingComment[comments.Count];
        var tasks = new ValueTask<CommentTags>[comments.Count];
        for (var i = 0; i < pending.Length; i++)
            tasks[i] = (pending[i] = Begin(comments[i], options, cancellationToken)).Task;
        _pump.Submit(pending);

        var results = new CommentTags[pending.Length];
        ExceptionDispatchInfo? failure = null;
        for (var i = 0; i < results.Length; i++)
        {
            try
            {
                results[i] = await tasks[i].ConfigureAwait(false);
            }
            catch (Exception e) when (failure is null)
            {
                failure = ExceptionDispatchInfo.Capture(e);
                for (var rest = i + 1; rest < pending.Length; rest++)
                    pending[rest].GiveUp();
            }
            catch (Exception)
            {
                // The first one is thrown below.
            }
        }

        failure?.Throw();
        return results;
    }

    private PendingComment Begin(LiveComment comment, CommentTaggingOptions options, CancellationToken cancellationToken)
    {
        var origin = LiveAigcTelemetry.Source.HasListeners() && System.Diagnostics.Activity.Current is { } caller ? caller.Context : default;
        var size = _tagger.Model.Measure(comment.Text);
        var pending = _pool.Rent();
        pending.Begin(comment, options, size, _time.GetTimestamp(), origin, cancellationToken);
        return pending;
    }
}

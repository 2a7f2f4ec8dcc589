using System.Diagnostics;
using System.Threading.Tasks.Sources;

namespace LiveAigc;

/// <summary>One comment from its call to its answer, and the task that its caller awaits. Used again for a later comment.</summary>
/// <remarks>
/// <see cref="Place"/> and what links it into lists change under the batcher's lock; whoever sets it to
/// <see cref="PendingPlace.Done"/> completes the task, after the lock. Two hold on to it, the caller until it has the
/// answer and the batcher until it has let go; after both it is free for the next comment.
/// </remarks>
internal sealed class PendingComment(CommentBatcher batcher) : IValueTaskSource<CommentTags>, IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<CommentTags> _core;
    private CommentTags? _tags;
    private CancellationTokenRegistration _cancellation;
    private CancellationToken _token;
    private int _holds;
    private int _consumed;

    public LiveComment Comment { get; private set; } = null!;

    public CommentPriority Priority { get; private set; }

    public float? MinConfidence { get; private set; }

    public CommentSize Size { get; private set; }

    /// <summary>When it came, as the batcher's clock counts.</summary>
    public long Arrived { get; private set; }

    /// <summary>What its caller was doing, for traces.</summary>
    public ActivityContext Origin { get; private set; }

    public PendingPlace Place { get; set; }

    /// <summary>Its number by arrival.</summary>
    public long Sequence { get; set; }

    /// <summary>The batch it runs in; none for one whose task was completed meanwhile.</summary>
    public CommentRun? Run { get; set; }

    /// <summary>Whether it was taken in. For the caller that handed it in.</summary>
    public bool Accepted { get; set; }

    /// <summary>Why it was not taken in. For the caller that handed it in.</summary>
    public CommentDropReason? Refusal { get; set; }

    public PendingComment? Next { get; set; }

    public PendingComment? Previous { get; set; }

    public ValueTask<CommentTags> Task => new(this, _core.Version);

    /// <summary>Begins with a comment; from here on its caller may give up.</summary>
    public void Begin(LiveComment comment, CommentTaggingOptions options, CommentSize size, long arrived, ActivityContext origin, CancellationToken token)
    {
        (Comment, Priority, MinConfidence, Size, Arrived, Origin, _token) = (comment, options.Priority, options.MinConfidence, size, arrived, origin, token);
        (_holds, _consumed) = (2, 0);
        _core.RunContinuationsAsynchronously = true;
        _cancellation = token.UnsafeRegister(static pending => ((PendingComment)pending!).GiveUp(), this);
    }

    /// <summary>Answers on the thread pool, and lets go.</summary>
    public void Answer(CommentTags tags)
    {
        _cancellation.Dispose();
        _tags = tags;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    // Being its own work item spares the one that a task source would make. Here, the caller may go on at once.
    void IThreadPoolWorkItem.Execute()
    {
        _core.RunContinuationsAsynchronously = false;
        _core.SetResult(_tags!);
        LetGo();
    }

    /// <summary>Fails, and lets go.</summary>
    public void Fail(Exception exception)
    {
        _cancellation.Dispose();
        _core.SetException(exception);
        LetGo();
    }

    /// <summary>Holds on to it for <see cref="FailEarly"/>, under the batcher's lock.</summary>
    public void Hold() => Interlocked.Increment(ref _holds);

    /// <summary>Fails while it is with the model, which lets go by itself.</summary>
    public void FailEarly(Exception exception)
    {
        _core.SetException(exception);
        LetGo();
    }

    /// <summary>Lets go of one whose task someone else completed, after whoever did so has ended.</summary>
    public void LetGoOfCompleted()
    {
        _cancellation.Dispose();
        LetGo();
    }

    /// <summary>Its caller wants no answer any more.</summary>
    public void GiveUp()
    {
        var place = batcher.Abandon(this);
        if (place == PendingPlace.Done)
            return;
        _core.SetException(new OperationCanceledException(_token));
        if (place is PendingPlace.Waiting or PendingPlace.Outside)
            LetGo();
    }

    CommentTags IValueTaskSource<CommentTags>.GetResult(short token)
    {
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending || Interlocked.Exchange(ref _consumed, 1) == 1)
            throw new InvalidOperationException("A ValueTask is awaited once, and its result read after that.");
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            LetGo();
        }
    }

    ValueTaskSourceStatus IValueTaskSource<CommentTags>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<CommentTags>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private void LetGo()
    {
        if (Interlocked.Decrement(ref _holds) > 0)
            return;
        _core.Reset();
        (Comment, Run, Accepted, Refusal, Place) = (null!, null, false, null, PendingPlace.Nowhere);
        (Origin, _cancellation, _token, _tags) = (default, default, default, null);
        batcher.Recycle(this);
    }
}

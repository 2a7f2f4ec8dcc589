namespace LiveAigc;

/// <summary>The threads between the queue and the model, and the lock around both. Thread-safe.</summary>
internal sealed partial class CommentPump
{
    // How much the last run changes what a run is taken to last.
    private const int TypicalOver = 8;

    private readonly object _gate = new();
    private readonly CommentTagger _tagger;
    private readonly CommentBatcherOptions _options;
    private readonly TimeProvider _time;
    private readonly CommentMetrics _metrics;
    private readonly CommentQueue _queue;
    private readonly Func<int, bool> _mayShare;
    private readonly List<CommentRun> _runs = [];
    private readonly int _mostThreads;
    private readonly long _deadline;
    private CommentBatcherStatistics _counts;
    private long _typicalRun;
    private int _threads;
    private int _idle;

    public CommentPump(CommentTagger tagger, CommentBatcherOptions options, TimeProvider time, CommentMetrics metrics)
    {
        (_tagger, _options, _time, _metrics) = (tagger, options, time, metrics);
        _mayShare = tagger.Model.RowsSeemToShareRuns;
        _queue = new(tagger.Model.LongestRow, options);
        _mostThreads = options.ConcurrentRuns ?? CommentBatcherOptions.RunsFor(Environment.ProcessorCount, intraOpThreads: 1);
        _deadline = (long)Math.Min(options.Deadline.TotalSeconds * time.TimestampFrequency, long.MaxValue / 2);
    }

    public CommentBatcherStatistics Statistics
    {
        get
        {
            lock (_gate)
                return _counts with { Waiting = _queue.Count, Outside = _queue.OutsideCount };
        }
    }

    /// <summary>Takes comments in, as far as there is room, and completes those that it does not take.</summary>
    public void Submit(ReadOnlySpan<PendingComment> comments)
    {
        PendingComment? displaced = null;
        lock (_gate)
        {
            foreach (var comment in comments)
            {
                if (comment.Place != PendingPlace.Done && Admit(comment) is { } other)
                    (other.Next, displaced) = (displaced, other);
            }

            for (var i = Math.Min(comments.Length, _queue.Count); i > 0 && Wake(); i--)
            {
            }
        }

        while (displaced is not null)
        {
            var next = displaced.Next;
            _metrics.Queued(displaced.Priority, -1);
            Drop(displaced, CommentDropReason.Displaced);
            displaced = next;
        }

        foreach (var comment in comments)
            Settle(comment);
    }

    /// <summary>Takes a comment out whose caller gave up. Where it was; <see cref="PendingPlace.Done"/> if its task is completed already.</summary>
    public PendingPlace Abandon(PendingComment comment)
    {
        CancellationTokenSource? end = null;
        var priority = comment.Priority;
        PendingPlace place;
        lock (_gate)
        {
            place = comment.Place;
            if (place == PendingPlace.Done)
                return place;
            _counts = _counts with { Cancelled = _counts.Cancelled + 1 };
            if (place == PendingPlace.Running && --comment.Run!.Wanted == 0)
                end = comment.Run.End;
            if (place is PendingPlace.Waiting or PendingPlace.Outside)
                _queue.Remove(comment, PendingPlace.Done);
            comment.Place = PendingPlace.Done;
        }

        if (place is PendingPlace.Waiting or PendingPlace.Outside)
            _metrics.Queued(priority, -1);
        _metrics.GivenUp(priority);
        end?.Cancel();
        return place;
    }

    // Under the lock. Gives the comment that had to make room.
    private PendingComment? Admit(PendingComment comment)
    {
        if (_stopping)
        {
            (comment.Place, comment.Refusal) = (PendingPlace.Done, CommentDropReason.Stopped);
            return null;
        }

        var displaced = _queue.Add(comment);
        if (displaced is not null)
            _counts = _counts with { Displaced = _counts.Displaced + 1 };
        if (comment.Place == PendingPlace.Done)
            (comment.Refusal, _counts) = (CommentDropReason.QueueFull, _counts with { QueueFull = _counts.QueueFull + 1 });
        else
            comment.Accepted = true;
        return displaced;
    }

    // What is left to do for a comment that was handed in, after the lock.
    private void Settle(PendingComment comment)
    {
        if (comment.Refusal == CommentDropReason.Stopped)
            comment.Fail(new ObjectDisposedException(nameof(CommentBatcher)));
        else if (comment.Refusal is { } reason)
            Drop(comment, reason);
        else if (comment.Accepted)
            _metrics.Queued(comment.Priority, 1);
        else
            comment.LetGoOfCompleted(); // Given up while it was handed in.
    }

    private void Drop(PendingComment comment, CommentDropReason reason)
    {
        _metrics.Dropped(comment.Priority, reason);
        comment.Fail(new CommentDroppedException(comment.Comment.Id, comment.Priority, reason));
    }

    // Under the lock: gets one more thread going, if there is one.
    private bool Wake()
    {
        if (_idle > 0)
        {
            _idle--;
            Monitor.Pulse(_gate);
            return true;
        }

        if (_threads == _mostThreads)
            return false;
        var run = new CommentRun(_tagger, _options.MaxBatchTokens, _time, _metrics);
        _runs.Add(run);
        new Thread(() => Work(run)) { IsBackground = true, Name = $"{nameof(CommentBatcher)} {_threads++}" }.UnsafeStart();
        return true;
    }

    private void Work(CommentRun run)
    {
        while (Next(run))
            Complete(run, run.Execute());
        lock (_gate)
        {
            if (--_threads == 0)
                _ended.TrySetResult();
        }
    }

    // Waits for a batch. Whether there is one.
    private bool Next(CommentRun run)
    {
        lock (_gate)
        {
            while (_queue.Count == 0)
            {
                if (_stopping)
                    return false;
                _idle++;
                Monitor.Wait(_gate);
            }

            _queue.Take(run.Comments, _time.GetTimestamp() + _typicalRun - _deadline, _mayShare);
            (run.Busy, run.Wanted) = (true, run.Comments.Count);
            foreach (var comment in run.Comments)
                comment.Run = run;
            _counts = _counts with { Running = _counts.Running + run.Comments.Count };
        }

        foreach (var comment in run.Comments)
            _metrics.Queued(comment.Priority, -1);
        return true;
    }

    private void Complete(CommentRun run, TimeSpan took)
    {
        lock (_gate)
        {
            var (tagged, failed) = (0, 0);
            for (var i = 0; i < run.Comments.Count; i++)
            {
                var comment = run.Comments[i];
                if (comment.Place == PendingPlace.Done)
                    comment.Run = null;
                else if (run[i].Tags is not null)
                    tagged++;
                else
                    failed++;
                comment.Place = PendingPlace.Done;
            }

            _counts = _counts with { Running = _counts.Running - run.Comments.Count, Tagged = _counts.Tagged + tagged, Failed = _counts.Failed + failed };
            _typicalRun += ((long)(took.TotalSeconds * _time.TimestampFrequency) - _typicalRun) / TypicalOver;
            run.Busy = false;
        }

        for (var i = 0; i < run.Comments.Count; i++)
            Answer(run.Comments[i], run[i].Tags, run[i].Failure);
        run.Clear();
    }

    private void Answer(PendingComment comment, CommentTags? tags, Exception? failure)
    {
        if (comment.Run is null)
        {
            comment.LetGoOfCompleted();
        }
        else if (tags is null)
        {
            comment.Fail(failure!);
        }
        else
        {
            _metrics.Tagged(tags.Intent);
            comment.Answer(tags);
        }
    }
}

namespace LiveAigc;

internal sealed partial class CommentPump
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _stopping;

    /// <summary>Takes nothing in any more, lets what is in the queue be tagged, and ends the threads.</summary>
    public async Task StopAsync()
    {
        StopEntry();
        try
        {
            await _ended.Task.WaitAsync(_options.DrainTime, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Abort();
            await _ended.Task.ConfigureAwait(false);
        }
    }

    private void StopEntry()
    {
        List<PendingComment> outside = [];
        lock (_gate)
        {
            _stopping = true;
            while (_queue.Outside() is { } comment)
                TakeOut(comment, outside);
            _idle = 0;
            Monitor.PulseAll(_gate);
            if (_threads == 0)
                _ended.TrySetResult();
        }

        DropWaiting(outside);
    }

    // Fails everything that is not answered yet. The model is told to end what it runs.
    private void Abort()
    {
        List<PendingComment> waiting = [], running = [];
        List<CancellationTokenSource> ends = [];
        lock (_gate)
        {
            while (_queue.Oldest() is { } comment)
                TakeOut(comment, waiting);
            foreach (var run in _runs.Where(run => run.Busy))
            {
                var unanswered = run.Comments.FindAll(comment => comment.Place == PendingPlace.Running);
                foreach (var comment in unanswered)
                {
                    comment.Place = PendingPlace.Done;
                    comment.Hold();
                }

                running.AddRange(unanswered);
                run.Wanted = 0;
                ends.Add(run.End);
            }

            _counts = _counts with { Stopped = _counts.Stopped + running.Count };
        }

        DropWaiting(waiting);
        foreach (var comment in running)
        {
            _metrics.Dropped(comment.Priority, CommentDropReason.Stopped);
            comment.FailEarly(new CommentDroppedException(comment.Comment.Id, comment.Priority, CommentDropReason.Stopped));
        }

        ends.ForEach(end => end.Cancel());
    }

    private void TakeOut(PendingComment comment, List<PendingComment> to)
    {
        _queue.Remove(comment, PendingPlace.Done);
        _counts = _counts with { Stopped = _counts.Stopped + 1 };
        to.Add(comment);
    }

    private void DropWaiting(List<PendingComment> comments)
    {
        foreach (var comment in comments)
        {
            _metrics.Queued(comment.Priority, -1);
            Drop(comment, CommentDropReason.Stopped);
        }
    }
}

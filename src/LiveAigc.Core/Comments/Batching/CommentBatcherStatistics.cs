namespace LiveAigc;

/// <summary>What a <see cref="CommentBatcher"/> did since it was made, at one moment. Every comment that came is in exactly one of the figures.</summary>
/// <param name="Waiting">In the queue now.</param>
/// <param name="Outside">Whose callers wait for room in the queue now (<see cref="CommentOverflow.Wait"/>).</param>
/// <param name="Running">With the model now.</param>
/// <param name="Tagged">Answered.</param>
/// <param name="Failed">Failed in the model.</param>
/// <param name="Cancelled">Given up by their callers.</param>
/// <param name="QueueFull">Dropped for <see cref="CommentDropReason.QueueFull"/>.</param>
/// <param name="Displaced">Dropped for <see cref="CommentDropReason.Displaced"/>.</param>
/// <param name="Stopped">Dropped for <see cref="CommentDropReason.Stopped"/>.</param>
public readonly record struct CommentBatcherStatistics(
    int Waiting, int Outside, int Running, long Tagged, long Failed, long Cancelled, long QueueFull, long Displaced, long Stopped)
{
    /// <summary>Dropped for whatever reason: their tasks failed with a <see cref="CommentDroppedException"/>.</summary>
    public long Dropped => QueueFull + Displaced + Stopped;
}

namespace LiveAigc;

/// <summary>A comment was not tagged because there was no room or no time for it. Others are not affected.</summary>
/// <param name="commentId">The <see cref="LiveComment.Id"/>.</param>
/// <param name="priority">The class it came in.</param>
/// <param name="reason">Why.</param>
public sealed class CommentDroppedException(string commentId, CommentPriority priority, CommentDropReason reason)
    : LiveAigcException($"Comment '{commentId}' ({priority} priority) was not tagged: {Explain(reason)}")
{
    /// <summary>The <see cref="LiveComment.Id"/>.</summary>
    public string CommentId { get; } = commentId;

    /// <summary>The class it came in.</summary>
    public CommentPriority Priority { get; } = priority;

    /// <summary>Why it was not tagged.</summary>
    public CommentDropReason Reason { get; } = reason;

    private static string Explain(CommentDropReason reason) => reason switch
    {
        CommentDropReason.QueueFull => "the queue was full. Comments come faster than this machine tags them: send fewer, raise the capacity for a short rush, or let callers wait.",
        CommentDropReason.Displaced => "the queue was full and a later comment got its place. Comments come faster than this machine tags them.",
        _ => "the tagger was disposed before its turn came.",
    };
}

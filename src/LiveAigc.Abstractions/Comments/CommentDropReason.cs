namespace LiveAigc;

/// <summary>Why a comment was not tagged.</summary>
public enum CommentDropReason
{
    /// <summary>The queue was full when it came, and nothing less pressing waited that could have made room.</summary>
    QueueFull,

    /// <summary>It waited, and a later comment got its place in a full queue.</summary>
    Displaced,

    /// <summary>The tagger was disposed before its turn came.</summary>
    Stopped,
}

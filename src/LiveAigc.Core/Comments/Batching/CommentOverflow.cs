namespace LiveAigc;

/// <summary>What a <see cref="CommentBatcher"/> does with a comment that finds its queue full.</summary>
public enum CommentOverflow
{
    /// <summary>Its caller waits until there is room: nothing is lost, and a rush slows down whoever sends. The most pressing and the longest waiting enter in turn.</summary>
    Wait,

    /// <summary>Its task fails at once with a <see cref="CommentDroppedException"/>, whatever its class.</summary>
    Reject,

    /// <summary>
    /// The oldest waiting comment of the lowest class there fails with a <see cref="CommentDroppedException"/> and makes room.
    /// A comment of a class below all that wait fails itself. So none of a class is lost while one of a lower class waits.
    /// </summary>
    DropOldestOfLowest,
}

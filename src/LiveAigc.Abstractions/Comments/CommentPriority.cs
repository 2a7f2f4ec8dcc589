namespace LiveAigc;

/// <summary>How pressing a comment is where many wait for one tagger. A tagger without a queue does not look at it.</summary>
public enum CommentPriority
{
    /// <summary>After the others, and the first to go when there is no room: a replay, statistics.</summary>
    Low = -1,

    /// <summary>What a live room's comments are.</summary>
    Normal = 0,

    /// <summary>Before the others, and the last to go: a paying viewer, an operator who waits for the answer.</summary>
    High = 1,
}

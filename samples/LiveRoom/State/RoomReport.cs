namespace LiveAigc.Samples.LiveRoom;

/// <summary>How the room stands at one moment.</summary>
internal sealed record RoomReport
{
    /// <summary>The time of its newest comment, from its beginning.</summary>
    public TimeSpan RoomTime { get; init; }

    /// <summary>How long it has really run.</summary>
    public TimeSpan Elapsed { get; init; }

    public long Comments { get; init; }

    /// <summary>Lines that were no comment.</summary>
    public long RefusedLines { get; init; }

    /// <summary>Comments of which the tagger left something out because it was less sure than asked.</summary>
    public long Unsure { get; init; }

    /// <summary>How many comments of each intent, most pressing first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Intents { get; init; } = [];

    /// <summary>Comments without an intent: nobody needs to answer them.</summary>
    public long Ignored => Intents.FirstOrDefault(intent => intent.Key == CommentTag.O).Value;

    /// <summary>Comments a second, lately.</summary>
    public double RecentRate { get; init; }

    /// <summary>Comments a second, over all.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Comments / Elapsed.TotalSeconds : 0;

    /// <summary>From a comment's arrival until its tags.</summary>
    public TimeSpan MedianLatency { get; init; }

    public TimeSpan P95Latency { get; init; }

    /// <summary>Comments that wait for an answer.</summary>
    public int Waiting { get; init; }

    /// <summary>Comments that waited until the queue was full of more pressing ones.</summary>
    public long Dropped { get; init; }

    /// <summary>Comments that waited too long.</summary>
    public long Stale { get; init; }

    public bool Interrupted { get; init; }

    /// <summary>The most pressing of those that wait.</summary>
    public IReadOnlyList<TaggedComment> Urgent { get; init; } = [];

    /// <summary>The newest comments, oldest first.</summary>
    public IReadOnlyList<TaggedComment> Latest { get; init; } = [];
}

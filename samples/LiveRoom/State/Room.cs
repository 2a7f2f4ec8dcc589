namespace LiveAigc.Samples.LiveRoom;

/// <summary>What happened in the room so far. Safe for one thread that adds and others that look.</summary>
internal sealed class Room
{
    /// <summary>Most comments that wait for an answer.</summary>
    public const int Capacity = 200;

    private const int KeptLatest = 200;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Dictionary<string, long> _intents;
    private readonly UrgentComments _urgent;
    private readonly Queue<TaggedComment> _latest = new();
    private readonly LatencyHistogram _latency = new();
    private readonly RateMeter _rate = new();
    private long _comments, _refused, _unsure;
    private TimeSpan _now;

    /// <param name="tags">What the tagger can say.</param>
    /// <param name="patience">After how long a comment is stale; zero for never.</param>
    /// <param name="time">Real time; the room begins now.</param>
    public Room(IReadOnlyList<string> tags, TimeSpan patience, TimeProvider time)
    {
        (_time, _start) = (time, time.GetTimestamp());
        Intents = [.. CommentTag.ByPriority.Where(tags.Contains), .. tags.Except(CommentTag.ByPriority), CommentTag.O];
        _intents = Intents.ToDictionary(intent => intent, _ => 0L);
        _urgent = new(Intents, Capacity, patience);
    }

    /// <summary>All intents that a comment can have, most pressing first.</summary>
    public IReadOnlyList<string> Intents { get; }

    /// <summary>A comment was tagged, that long after it had come.</summary>
    public void Add(TaggedComment comment, TimeSpan latency)
    {
        lock (_lock)
        {
            _comments++;
            _intents[comment.Intent]++;
            _unsure += comment.Tags.Abstained ? 1 : 0;
            _now = comment.RoomTime > _now ? comment.RoomTime : _now;
            _latency.Add(latency);
            _rate.Add(_time.GetElapsedTime(_start));
            _latest.Enqueue(comment);
            if (_latest.Count > KeptLatest)
                _latest.Dequeue();
            if (comment.Matters)
                _urgent.Add(comment);
            else
                _urgent.AdvanceTo(comment.RoomTime);
        }
    }

    /// <summary>A line was no comment.</summary>
    public void Refuse()
    {
        lock (_lock)
            _refused++;
    }

    /// <summary>How it stands now.</summary>
    /// <param name="mostUrgent">Most comments in <see cref="RoomReport.Urgent"/>.</param>
    /// <param name="mostLatest">Most comments in <see cref="RoomReport.Latest"/>.</param>
    public RoomReport Report(int mostUrgent, int mostLatest)
    {
        lock (_lock)
        {
            var elapsed = _time.GetElapsedTime(_start);
            return new()
            {
                RoomTime = _now,
                Elapsed = elapsed,
                Comments = _comments,
                RefusedLines = _refused,
                Unsure = _unsure,
                Intents = [.. Intents.Select(intent => new KeyValuePair<string, long>(intent, _intents[intent]))],
                RecentRate = _rate.PerSecond(elapsed),
                MedianLatency = _latency.Quantile(0.5),
                P95Latency = _latency.Quantile(0.95),
                Waiting = _urgent.Count,
                Dropped = _urgent.Dropped,
                Stale = _urgent.Stale,
                Urgent = _urgent.Take(mostUrgent),
                Latest = [.. _latest.Skip(_latest.Count - mostLatest)],
            };
        }
    }
}

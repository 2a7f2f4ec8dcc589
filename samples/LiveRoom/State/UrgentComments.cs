namespace LiveAigc.Samples.LiveRoom;

/// <summary>
/// The comments that wait for an answer: the most pressing first, among equals the newest. Those that nobody answered in
/// time leave as stale. When it is full, the least pressing goes, and among equals the oldest. Both are counted.
/// </summary>
/// <param name="ranking">The intents, most pressing first. Others come after.</param>
/// <param name="capacity">Most comments that wait.</param>
/// <param name="patience">After how long one is stale, in the room's time; zero for never.</param>
internal sealed class UrgentComments(IReadOnlyList<string> ranking, int capacity, TimeSpan patience)
{
    private readonly SortedSet<Entry> _entries = [];
    private TimeSpan _now;
    private long _added;

    public int Count => _entries.Count;

    /// <summary>How many went because it was full.</summary>
    public long Dropped { get; private set; }

    /// <summary>How many went because they had waited too long.</summary>
    public long Stale { get; private set; }

    public void Add(TaggedComment comment)
    {
        AdvanceTo(comment.RoomTime);
        _entries.Add(new(RankOf(comment.Intent), comment.RoomTime, _added++, comment));
        if (_entries.Count <= capacity)
            return;
        _entries.Remove(_entries.Max!);
        Dropped++;
    }

    /// <summary>The room's time goes on; it never goes back.</summary>
    public void AdvanceTo(TimeSpan roomTime)
    {
        if (roomTime <= _now)
            return;
        _now = roomTime;
        if (patience > TimeSpan.Zero)
            Stale += _entries.RemoveWhere(entry => entry.Time < _now - patience);
    }

    /// <summary>The first <paramref name="most"/>.</summary>
    public TaggedComment[] Take(int most) => [.. _entries.Take(most).Select(entry => entry.Comment)];

    private int RankOf(string intent)
    {
        for (var i = 0; i < ranking.Count; i++)
        {
            if (ranking[i] == intent)
                return i;
        }

        return ranking.Count;
    }

    private sealed record Entry(int Rank, TimeSpan Time, long Number, TaggedComment Comment) : IComparable<Entry>
    {
        public int CompareTo(Entry? other) => (Rank, other!.Time, other.Number).CompareTo((other.Rank, Time, Number));
    }
}

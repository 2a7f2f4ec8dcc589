using LiveAigc.Samples.LiveRoom;

namespace LiveAigc.LiveRoom;

/// <summary>Which comments are answered first, and which are dropped.</summary>
public class UrgentCommentsTests
{
    private static readonly TimeSpan Ever = TimeSpan.Zero;

    [Test]
    public void TheMostPressingIsFirstThenTheNewest()
    {
        var urgent = new UrgentComments(CommentTag.ByPriority, 10, Ever);
        Add(urgent, ("own", 9), ("buy", 1), ("return", 2), ("rate", 8), ("return", 5), ("complain", 7));
        Assert.That(Order(urgent), Is.EqualTo(new[] { ("return", 5), ("return", 2), ("complain", 7), ("buy", 1), ("rate", 8), ("own", 9) }));
        Assert.That(urgent.Take(2).Select(comment => comment.Intent), Is.EqualTo(new[] { "return", "return" }));
    }

    [Test]
    public void WhenItIsFullTheLeastPressingAndOldestGoes()
    {
        var urgent = new UrgentComments(CommentTag.ByPriority, 2, Ever);
        Add(urgent, ("buy", 1), ("buy", 2), ("buy", 3));
        Assert.That(Order(urgent), Is.EqualTo(new[] { ("buy", 3), ("buy", 2) }));
        Add(urgent, ("return", 4), ("rate", 5));
        Assert.That(Order(urgent), Is.EqualTo(new[] { ("return", 4), ("buy", 3) }));
        Assert.That((urgent.Count, urgent.Dropped, urgent.Stale), Is.EqualTo((2, 3L, 0L)));
    }

    [Test]
    public void OfCommentsAtOnceTheLaterIsTheNewer()
    {
        var urgent = new UrgentComments(CommentTag.ByPriority, 1, Ever);
        urgent.Add(Comments.Tagged("buy", 1, "first"));
        urgent.Add(Comments.Tagged("buy", 1, "second"));
        Assert.That(urgent.Take(5).Single().Text, Is.EqualTo("second"));
    }

    [Test]
    public void WhoeverWaitedTooLongIsStale()
    {
        var urgent = new UrgentComments(CommentTag.ByPriority, 10, TimeSpan.FromSeconds(60));
        Add(urgent, ("return", 0), ("buy", 30), ("buy", 60));
        Assert.That((urgent.Count, urgent.Stale), Is.EqualTo((3, 0L)));
        urgent.AdvanceTo(TimeSpan.FromSeconds(61));
        Assert.That(Order(urgent), Is.EqualTo(new[] { ("buy", 60), ("buy", 30) }));
        urgent.AdvanceTo(TimeSpan.FromSeconds(1));
        urgent.AdvanceTo(TimeSpan.FromSeconds(121));
        Assert.That((urgent.Count, urgent.Dropped, urgent.Stale), Is.EqualTo((0, 0L, 3L)));
    }

    private static void Add(UrgentComments urgent, params (string Intent, int Seconds)[] comments)
    {
        foreach (var (intent, seconds) in comments)
            urgent.Add(Comments.Tagged(intent, seconds));
    }

    private static IEnumerable<(string Intent, int Seconds)> Order(UrgentComments urgent) =>
        urgent.Take(100).Select(comment => (comment.Intent, (int)comment.RoomTime.TotalSeconds));
}

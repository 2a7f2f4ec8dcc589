namespace LiveAigc.Tokenization;

[TestFixture]
public class PieceCacheTests
{
    [Test]
    public void What_is_kept_is_found_again()
    {
        var cache = new PieceCache();
        cache.Add("hello", [1, 2, 3]);
        cache.Add("", []);
        Assert.That(cache.TryGet("hello", out var ids) && ids.SequenceEqual([1, 2, 3]));
        Assert.That(cache.TryGet("", out ids) && ids.IsEmpty);
        Assert.That(cache.TryGet("hell", out ids) || !ids.IsEmpty, Is.False);
    }

    [Test]
    public void A_long_piece_is_not_kept([Values(PieceCache.MaxLength, PieceCache.MaxLength + 1)] int length)
    {
        var cache = new PieceCache();
        cache.Add(new string('a', length), [1]);
        Assert.That(cache.TryGet(new string('a', length), out _), Is.EqualTo(length <= PieceCache.MaxLength));
    }

    // Several times as many pieces as slots, so that they push each other out all the while.
    [Test]
    public void Pieces_that_share_a_slot_are_never_mixed_up_even_by_many_threads()
    {
        var cache = new PieceCache();
        var (wrong, found) = (0, 0);
        Parallel.For(0, 4, new() { MaxDegreeOfParallelism = 4 }, thread =>
        {
            var random = new Random(20_261_124 + thread);
            for (var i = 0; i < 200_000; i++)
            {
                var number = random.Next(60_000);
                var piece = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
                if (!cache.TryGet(piece, out var ids))
                    cache.Add(piece, [number, -number]);
                else if (ids.SequenceEqual([number, -number]))
                    Interlocked.Increment(ref found);
                else
                    Interlocked.Increment(ref wrong);
            }
        });
        Assert.That(wrong, Is.Zero);
        Assert.That(found, Is.GreaterThan(10_000));
    }
}

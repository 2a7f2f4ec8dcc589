namespace LiveAigc.Training;

/// <summary>Orders of 0…n−1 that follow from a seed alone.</summary>
internal static class Shuffled
{
    [ThreadStatic]
    private static (int Count, int Seed, int[] Order) _last;

    /// <summary>The order for a seed. The same call again costs nothing: a training asks once a step, the order changes once an epoch.</summary>
    public static int[] Order(int count, int seed)
    {
        if (_last.Order is not null && _last.Count == count && _last.Seed == seed)
            return _last.Order;
        var order = Enumerable.Range(0, count).ToArray();
        new Random(seed).Shuffle(order);
        _last = (count, seed, order);
        return order;
    }
}

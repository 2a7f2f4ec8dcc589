namespace LiveAigc;

/// <summary>Comments' places that are free for the next ones. Thread-safe.</summary>
/// <param name="batcher">Whose they are.</param>
/// <param name="most">How many are kept.</param>
internal sealed class PendingPool(CommentBatcher batcher, int most)
{
    private readonly Lock _lock = new();
    private PendingComment? _first;
    private int _count;

    public PendingComment Rent()
    {
        lock (_lock)
        {
            if (_first is { } comment)
            {
                (_first, comment.Next) = (comment.Next, null);
                _count--;
                return comment;
            }
        }

        return new(batcher);
    }

    public void Return(PendingComment comment)
    {
        lock (_lock)
        {
            if (_count == most)
                return;
            (comment.Next, _first) = (_first, comment);
            _count++;
        }
    }
}

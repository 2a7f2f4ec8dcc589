namespace LiveAigc;

/// <summary>Comments in the order they came, linked through themselves: no memory of its own, and one in the middle leaves at once.</summary>
internal struct PendingList
{
    private PendingComment? _last;

    public PendingComment? First { get; private set; }

    public void Add(PendingComment comment)
    {
        (comment.Previous, comment.Next) = (_last, null);
        if (_last is null)
            First = comment;
        else
            _last.Next = comment;
        _last = comment;
    }

    public void Remove(PendingComment comment)
    {
        if (comment.Previous is null)
            First = comment.Next;
        else
            comment.Previous.Next = comment.Next;
        if (comment.Next is null)
            _last = comment.Previous;
        else
            comment.Next.Previous = comment.Previous;
        comment.Previous = comment.Next = null;
    }
}

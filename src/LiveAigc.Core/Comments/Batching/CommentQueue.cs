namespace LiveAigc;

/// <summary>What waits, by class and by length of row; the order in which it leaves, and who goes when there is no room. Used under the batcher's lock.</summary>
/// <param name="longestRow">The longest a row can be, in tokens.</param>
/// <param name="options">The batcher's settings.</param>
internal sealed class CommentQueue(int longestRow, CommentBatcherOptions options)
{
    private const int Classes = CommentPriority.High - CommentPriority.Low + 1;

    // Comments of more rows than one stand apart, in the last of each class's lists: they share no run.
    private readonly PendingList[,] _waiting = new PendingList[Classes, longestRow + 1];
    private readonly PendingList[] _outside = new PendingList[Classes];
    private long _sequence;
    private bool _lastByAge;
    private bool _nextInByAge;

    /// <summary>How many wait in the queue.</summary>
    public int Count { get; private set; }

    /// <summary>How many wait outside for room.</summary>
    public int OutsideCount { get; private set; }

    /// <summary>Takes a comment in where there is room, or says by its <see cref="PendingComment.Place"/> what became of it.</summary>
    /// <returns>The one that made room for it and is <see cref="PendingPlace.Done"/>; <see langword="null"/> where none had to.</returns>
    public PendingComment? Add(PendingComment comment)
    {
        comment.Sequence = ++_sequence;
        if (Count < options.Capacity)
        {
            Enter(comment);
            return null;
        }

        switch (options.WhenFull)
        {
            case CommentOverflow.Wait:
                comment.Place = PendingPlace.Outside;
                _outside[ClassOf(comment)].Add(comment);
                OutsideCount++;
                return null;
            case CommentOverflow.DropOldestOfLowest when OldestOf(LowestClass()) is { } oldest && oldest.Priority <= comment.Priority:
                Leave(oldest, PendingPlace.Done);
                Enter(comment);
                return oldest;
            default:
                comment.Place = PendingPlace.Done;
                return null;
        }
    }

    /// <summary>Takes one out that waits here or outside.</summary>
    public void Remove(PendingComment comment, PendingPlace to)
    {
        if (comment.Place == PendingPlace.Outside)
            LeaveOutside(comment, to);
        else
            Leave(comment, to);
        LetIn();
    }

    /// <summary>Takes the next batch: the comment whose turn it is and those of like length behind it, as far as the tokens go.</summary>
    /// <param name="batch">Takes the comments; empty before.</param>
    /// <param name="dueBefore">Who arrived before it is near the deadline.</param>
    /// <param name="mayShare">Whether rows of a length may share a run.</param>
    public void Take(List<PendingComment> batch, long dueBefore, Func<int, bool> mayShare)
    {
        if (Oldest() is not { } oldest)
            return;
        _lastByAge = oldest.Arrived <= dueBefore && !_lastByAge;
        var size = (_lastByAge ? oldest : OldestOf(HighestClass())!).Size;
        var (length, most) = (ListOf(size), size.Rows > 1 || !mayShare(size.RowLength) ? 1 : Math.Max(1, options.MaxBatchTokens / size.RowLength));
        while (batch.Count < most && FirstOf(length, _lastByAge) is { } next)
        {
            Leave(next, PendingPlace.Running);
            batch.Add(next);
        }

        LetIn();
    }

    /// <summary>One that waits outside; <see langword="null"/> when there is none.</summary>
    public PendingComment? Outside() => Array.Find(_outside, static list => list.First is not null).First;

    /// <summary>The oldest that waits in the queue; <see langword="null"/> when there is none.</summary>
    public PendingComment? Oldest()
    {
        PendingComment? found = null;
        for (var i = 0; i < Classes; i++)
            found = Older(found, OldestOf(i));
        return found;
    }

    private static int ClassOf(PendingComment comment) => comment.Priority - CommentPriority.Low;

    private int ListOf(CommentSize size) => size.Rows > 1 ? longestRow : size.RowLength - 1;

    private void Enter(PendingComment comment)
    {
        comment.Place = PendingPlace.Waiting;
        _waiting[ClassOf(comment), ListOf(comment.Size)].Add(comment);
        Count++;
    }

    private void Leave(PendingComment comment, PendingPlace to)
    {
        comment.Place = to;
        _waiting[ClassOf(comment), ListOf(comment.Size)].Remove(comment);
        Count--;
    }

    private void LeaveOutside(PendingComment comment, PendingPlace to)
    {
        comment.Place = to;
        _outside[ClassOf(comment)].Remove(comment);
        OutsideCount--;
    }

    // From outside, the most pressing and the longest waiting in turn.
    private void LetIn()
    {
        while (OutsideCount > 0 && Count < options.Capacity)
        {
            PendingComment? next = null;
            for (var i = Classes - 1; i >= 0; i--)
            {
                if (_outside[i].First is { } first && (next is null || (_nextInByAge && first.Sequence < next.Sequence)))
                    next = first;
            }

            _nextInByAge = !_nextInByAge;
            LeaveOutside(next!, PendingPlace.Nowhere);
            Enter(next!);
        }
    }

    // The first of a length: by age, or of the highest class.
    private PendingComment? FirstOf(int length, bool byAge)
    {
        PendingComment? found = null;
        for (var i = Classes - 1; i >= 0 && (byAge || found is null); i--)
            found = Older(found, _waiting[i, length].First);
        return found;
    }

    private PendingComment? OldestOf(int priority)
    {
        PendingComment? found = null;
        for (var length = 0; length <= longestRow; length++)
            found = Older(found, _waiting[priority, length].First);
        return found;
    }

    private int HighestClass()
    {
        var i = Classes - 1;
        while (i > 0 && OldestOf(i) is null)
            i--;
        return i;
    }

    private int LowestClass()
    {
        var i = 0;
        while (i < Classes - 1 && OldestOf(i) is null)
            i++;
        return i;
    }

    private static PendingComment? Older(PendingComment? a, PendingComment? b) => a is null || (b is not null && b.Sequence < a.Sequence) ? b : a;
}

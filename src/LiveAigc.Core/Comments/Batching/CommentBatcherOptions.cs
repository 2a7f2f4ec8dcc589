using System.Runtime.CompilerServices;

namespace LiveAigc;

/// <summary>How a <see cref="CommentBatcher"/> queues and runs comments. The batcher takes a copy: later changes have no effect.</summary>
public sealed record CommentBatcherOptions
{
    /// <summary>How many comments may wait, running ones not counted.</summary>
    /// <value>1 or more; 2048 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Capacity { get; set => field = AtLeastOne(value); } = 2048;

    /// <summary>What happens to a comment that finds the queue full.</summary>
    /// <value><see cref="CommentOverflow.Wait"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">None of the policies.</exception>
    public CommentOverflow WhenFull
    {
        get;
        set
        {
            if (value is < CommentOverflow.Wait or > CommentOverflow.DropOldestOfLowest)
                throw new ArgumentOutOfRangeException(nameof(WhenFull), value, "WhenFull is Wait, Reject or DropOldestOfLowest.");
            field = value;
        }
    }

    /// <summary>How long a comment waits before it goes ahead of more pressing ones.</summary>
    /// <value>
    /// Above zero; 50 ms by default. Once the oldest comment would pass it during one more run, every second batch goes by
    /// age instead of by class: no class starves, and the highest still has half of the machine.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">Zero or negative.</exception>
    public TimeSpan Deadline
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(Deadline));
            field = value;
        }
    } = TimeSpan.FromMilliseconds(50);

    /// <summary>Most tokens of one batch: the length of its comments, special tokens included, times how many there are.</summary>
    /// <value>
    /// 1 or more; 128 by default: some ten short comments. Measured with the compact tagger: longer batches tag no more a second,
    /// and keep the next comment waiting, the most pressing too. A card wants thousands. One comment always runs, however long.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxBatchTokens { get; set => field = AtLeastOne(value); } = 128;

    /// <summary>How many batches may run at once, each on a thread of the batcher's own.</summary>
    /// <value>
    /// 1 or more; <see langword="null"/>, the default, takes as many as the processor has cores for: all cores, divided by
    /// <see cref="OnnxRuntimeOptions.IntraOpThreads"/> where <c>AddLiveAigc()</c> makes the batcher. Measured: one thread a run and as
    /// many runs as cores tag more than one run on all threads. Say 1 for a card.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? ConcurrentRuns { get; set => field = value is { } number ? AtLeastOne(number) : null; }

    /// <summary>How long disposal goes on tagging what waits before the rest fails with <see cref="CommentDropReason.Stopped"/>.</summary>
    /// <value>Zero or more, or <see cref="Timeout.InfiniteTimeSpan"/>; 10 s by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan DrainTime
    {
        get;
        set
        {
            if (value != Timeout.InfiniteTimeSpan)
                ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, nameof(DrainTime));
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    /// <summary>How many runs share the cores when each takes so many threads; 0 threads stand for all cores.</summary>
    internal static int RunsFor(int cores, int intraOpThreads) => intraOpThreads == 0 ? 1 : Math.Max(1, cores / intraOpThreads);

    private static int AtLeastOne(int value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }
}

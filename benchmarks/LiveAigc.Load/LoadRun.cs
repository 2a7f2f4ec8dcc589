using System.Diagnostics;

namespace LiveAigc.Load;

/// <summary>One open-loop run: comments are due at random moments (a Poisson process), and sent then, whatever became of those before.</summary>
internal sealed class LoadRun
{
    private readonly CommentBatcher _batcher;
    private readonly Arrival[] _arrivals;
    private readonly Outcome[] _outcomes;
    private readonly long _length;
    private long _start;
    private int _open;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LoadRun(CommentBatcher batcher, LoadSettings settings)
    {
        _batcher = batcher;
        _length = (long)(settings.Seconds * Stopwatch.Frequency);
        _arrivals = [.. Plan(settings)];
        _outcomes = new Outcome[_arrivals.Length];
        _open = _arrivals.Length + 1;
    }

    /// <summary>What became of a comment.</summary>
    public enum Fate
    {
        Unknown,
        Tagged,
        QueueFull,
        Displaced,
        Failed,
    }

    /// <param name="Due">In stopwatch ticks from the start.</param>
    /// <param name="Comment">The comment.</param>
    /// <param name="Options">With its priority.</param>
    public readonly record struct Arrival(long Due, LiveComment Comment, CommentTaggingOptions Options);

    /// <param name="Fate">What became of it.</param>
    /// <param name="Late">How much later than due the harness sent it, in ticks.</param>
    /// <param name="Latency">From due to answered, in ticks.</param>
    public readonly record struct Outcome(Fate Fate, long Late, long Latency);

    public IReadOnlyList<Arrival> Arrivals => _arrivals;

    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    public int LongestQueue { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var sender = new Thread(() => Send(cancellationToken)) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _start = Stopwatch.GetTimestamp();
        sender.Start();
        await _done.Task;
        cancellationToken.ThrowIfCancellationRequested();
    }

    // One viewer in ten pays, two in ten are of a replay.
    private static IEnumerable<Arrival> Plan(LoadSettings settings)
    {
        var random = new Random(settings.Seed);
        var texts = Benchmarks.LiveComments.Texts;
        CommentTaggingOptions[] options = [new() { Priority = CommentPriority.High }, new() { Priority = CommentPriority.Low }, new() { Priority = CommentPriority.Low }, .. Enumerable.Repeat(new CommentTaggingOptions(), 7)];
        var rate = settings.Rooms * settings.Rate;
        for (var at = 0.0; (at -= Math.Log(1 - random.NextDouble()) / rate) < settings.Seconds;)
        {
            var comment = new LiveComment("", texts[random.Next(texts.Length)]) { Room = $"{random.Next(settings.Rooms)}" };
            yield return new((long)(at * Stopwatch.Frequency), comment, options[random.Next(options.Length)]);
        }
    }

    private void Send(CancellationToken cancellationToken)
    {
        for (var next = 0; next < _arrivals.Length;)
        {
            var now = Stopwatch.GetTimestamp() - _start;
            if (cancellationToken.IsCancellationRequested)
            {
                Close(_arrivals.Length - next);
                break;
            }

            if (_arrivals[next].Due > now)
            {
                LongestQueue = Math.Max(LongestQueue, _batcher.Statistics.Waiting);
                Thread.Sleep(1);
                continue;
            }

            _ = ObserveAsync(next, now - _arrivals[next].Due);
            next++;
        }

        while (Stopwatch.GetTimestamp() - _start < _length && !cancellationToken.IsCancellationRequested)
            Thread.Sleep(1);
        Close(1);
    }

    private async Task ObserveAsync(int index, long late)
    {
        var fate = Fate.Tagged;
        try
        {
            await _batcher.TagAsync(_arrivals[index].Comment, _arrivals[index].Options).ConfigureAwait(false);
        }
        catch (CommentDroppedException e)
        {
            fate = e.Reason == CommentDropReason.Displaced ? Fate.Displaced : Fate.QueueFull;
        }
        catch (Exception)
        {
            fate = Fate.Failed;
        }

        _outcomes[index] = new(fate, late, Stopwatch.GetTimestamp() - _start - _arrivals[index].Due);
        Close(1);
    }

    private void Close(int count)
    {
        if (Interlocked.Add(ref _open, -count) == 0)
            _done.TrySetResult();
    }
}

using System.Diagnostics.Metrics;

namespace LiveAigc;

/// <summary>The instruments of <see cref="CommentBatcher"/>; docs/observability.md lists them. Thread-safe.</summary>
internal sealed class CommentMetrics
{
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };
    private static readonly InstrumentAdvice<int> Counts = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] };
    private static readonly InstrumentAdvice<int> Tokens = new() { HistogramBucketBoundaries = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192] };
    private static readonly InstrumentAdvice<double> Shares = new() { HistogramBucketBoundaries = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] };

    // Names once made: a measurement allocates nothing.
    private static readonly string[] Priorities = ["low", "normal", "high"];
    private static readonly string[] Reasons = ["queue_full", "displaced", "stopped"];

    private readonly UpDownCounter<int> _queued;
    private readonly Histogram<double> _waits;
    private readonly Histogram<int> _sizes;
    private readonly Histogram<int> _tokens;
    private readonly Histogram<double> _padding;
    private readonly Histogram<double> _runs;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _tagged;

    public CommentMetrics(Meter meter)
    {
        _queued = meter.CreateUpDownCounter<int>("liveaigc.comment.queue.length", "{comment}", "Comments that wait for their turn.");
        _waits = meter.CreateHistogram("liveaigc.comment.queue.duration", "s", "How long a comment waited for its turn.", advice: Seconds);
        _sizes = meter.CreateHistogram("liveaigc.comment.batch.size", "{comment}", "Comments of a batch.", advice: Counts);
        _tokens = meter.CreateHistogram("liveaigc.comment.batch.tokens", "{token}", "Tokens of a batch, padding included.", advice: Tokens);
        _padding = meter.CreateHistogram("liveaigc.comment.batch.padding", "1", "The share of a batch's tokens that is padding.", advice: Shares);
        _runs = meter.CreateHistogram("liveaigc.comment.batch.duration", "s", "How long a batch was with the tagger.", advice: Seconds);
        _dropped = meter.CreateCounter<long>("liveaigc.comment.dropped", "{comment}", "Comments that were not tagged.");
        _tagged = meter.CreateCounter<long>("liveaigc.comment.tagged", "{comment}", "Comments that were tagged.");
    }

    /// <summary>Those of the process's own meter.</summary>
    public static CommentMetrics Shared { get; } = new(new Meter(LiveAigcTelemetry.MeterName));

    public void Queued(CommentPriority priority, int change)
    {
        if (change != 0)
            _queued.Add(change, Priority(priority));
    }

    public void Waited(CommentPriority priority, TimeSpan time) => _waits.Record(time.TotalSeconds, Priority(priority));

    public void Tagged(string intent) => _tagged.Add(1, new KeyValuePair<string, object?>("liveaigc.intent", intent));

    public void Dropped(CommentPriority priority, CommentDropReason reason) => Dropped(priority, Reasons[(int)reason]);

    public void GivenUp(CommentPriority priority) => Dropped(priority, "cancelled");

    public void Ran(TimeSpan time, Exception? failure)
    {
        if (failure is null)
            _runs.Record(time.TotalSeconds);
        else
            _runs.Record(time.TotalSeconds, new KeyValuePair<string, object?>("error.type", failure.GetType().FullName));
    }

    public void Took(int comments, int tokens, int padding)
    {
        _sizes.Record(comments);
        _tokens.Record(tokens);
        if (tokens > 0)
            _padding.Record((double)padding / tokens);
    }

    private static KeyValuePair<string, object?> Priority(CommentPriority priority) => new("liveaigc.priority", Priorities[priority - CommentPriority.Low]);

    private void Dropped(CommentPriority priority, string reason) =>
        _dropped.Add(1, Priority(priority), new("liveaigc.drop.reason", reason));
}

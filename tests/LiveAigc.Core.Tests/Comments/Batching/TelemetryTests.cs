using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LiveAigc.Comments.Batching;

public class TelemetryTests
{
    [Test]
    public async Task Every_step_is_measured()
    {
        using var factory = new MeterFactory();
        using var listener = new Listener(factory);
        await using var rig = new BatcherRig(new() { Capacity = 2, WhenFull = CommentOverflow.DropOldestOfLowest }, factory);
        using var giveUp = new CancellationTokenSource();
        Task[] tasks =
        [
            rig.Occupy(), rig.Tag('b', 1, CommentPriority.Low), rig.Tag('a', 4), rig.Tag('c', 1, CommentPriority.High), rig.Tag('d', 1, CommentPriority.Low),
            rig.Tag('e', 1, CommentPriority.High, giveUp.Token),
        ];
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        giveUp.Cancel();
        rig.Open();
        await BatcherRig.Settle(tasks);
        await rig.Batcher.DisposeAsync();
        Assert.That(listener.Lines.Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "liveaigc.comment.batch.duration 0 ", "liveaigc.comment.batch.duration 2 ",
            "liveaigc.comment.batch.padding 0.8125 ", "liveaigc.comment.batch.padding 0.8125 ",
            "liveaigc.comment.batch.size 1 ", "liveaigc.comment.batch.size 1 ",
            "liveaigc.comment.batch.tokens 16 ", "liveaigc.comment.batch.tokens 16 ",
            "liveaigc.comment.dropped 1 high cancelled",
            "liveaigc.comment.dropped 1 low displaced", "liveaigc.comment.dropped 1 low queue_full", "liveaigc.comment.dropped 1 normal displaced",
            "liveaigc.comment.queue.duration 0 normal", "liveaigc.comment.queue.duration 2 high",
            "liveaigc.comment.tagged 1 O", "liveaigc.comment.tagged 1 O",
        }));
        Assert.That(listener.QueueLength, Is.Zero, "whatever came has left");
    }

    [Test]
    public async Task A_batch_is_a_span_that_links_to_its_callers()
    {
        var batches = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is LiveAigcTelemetry.ActivitySourceName or "caller",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (batches)
                    batches.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var caller = new ActivitySource("caller");
        await using var rig = new BatcherRig();
        using var request = caller.StartActivity("request")!;
        var tagged = rig.Occupy();
        rig.Open();
        await tagged;
        await rig.Batcher.DisposeAsync();
        var batch = batches.Single(activity => activity.Links.Any(link => link.Context == request.Context));
        Assert.That((batch.OperationName, batch.GetTagItem("liveaigc.comment.batch.size"), batch.GetTagItem("liveaigc.comment.batch.tokens")), Is.EqualTo(("liveaigc.comment.batch", 1, 16)));
        Assert.That(batch.Parent, Is.Null);
    }

    private sealed class MeterFactory : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            _meters.Add(new(options));
            return _meters[^1];
        }

        public void Dispose() => _meters.ForEach(meter => meter.Dispose());
    }

    private sealed class Listener : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Listener(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == LiveAigcTelemetry.MeterName && instrument.Meter.Scope == factory)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
            _listener.Start();
        }

        public List<string> Lines { get; } = [];

        public double QueueLength { get; private set; }

        public void Dispose() => _listener.Dispose();

        private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (Lines)
            {
                if (instrument.Name == "liveaigc.comment.queue.length")
                    QueueLength += value;
                else
                    Lines.Add(FormattableString.Invariant($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"));
            }
        }
    }
}

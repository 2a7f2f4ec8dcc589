using System.Threading.Channels;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>Tags comments as they arrive: those that came while the last ones were tagged go together, nothing waits for a full batch.</summary>
internal sealed class RoomTagging(ICommentTagger tagger, CommentTaggingOptions options, Room room, IRoomView view, TimeProvider time)
{
    private const int MostAtOnce = 32;

    /// <summary>Ends with the arrivals. Where tagging is slower than they are, they wait: none is lost here.</summary>
    public async Task RunAsync(IAsyncEnumerable<Arrival> arrivals, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = Channel.CreateBounded<Arrival>(new BoundedChannelOptions(MostAtOnce) { SingleReader = true, SingleWriter = true });
        var pump = PumpAsync(arrivals, waiting.Writer, end.Token);
        try
        {
            var batch = new List<Arrival>(MostAtOnce);
            while (await waiting.Reader.WaitToReadAsync(end.Token).ConfigureAwait(false))
            {
                batch.Clear();
                while (batch.Count < MostAtOnce && waiting.Reader.TryRead(out var arrival))
                    batch.Add(arrival);
                await TagAsync(batch, end.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await pump.ConfigureAwait(false);
        }
    }

    private async Task TagAsync(List<Arrival> batch, CancellationToken cancellationToken)
    {
        foreach (var line in batch.Select(arrival => arrival.Line).Where(line => line.Problem is not null))
        {
            room.Refuse();
            view.Refuse(line);
        }

        var good = batch.FindAll(arrival => arrival.Line.Problem is null);
        if (good.Count == 0)
            return;
        var tags = await tagger.TagAsync(good.ConvertAll(arrival => arrival.Line.Comment), options, cancellationToken).ConfigureAwait(false);
        var tagged = new TaggedComment[good.Count];
        for (var i = 0; i < tagged.Length; i++)
        {
            tagged[i] = new(good[i].Line, good[i].RoomTime, tags[i]);
            room.Add(tagged[i], time.GetElapsedTime(good[i].Timestamp));
        }

        view.Show(tagged);
    }

    // Never throws: what happened to the source, the reader of the channel hears.
    private static async Task PumpAsync(IAsyncEnumerable<Arrival> arrivals, ChannelWriter<Arrival> writer, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await foreach (var arrival in arrivals.WithCancellation(cancellationToken).ConfigureAwait(false))
                await writer.WriteAsync(arrival, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }

        writer.Complete(failure);
    }
}

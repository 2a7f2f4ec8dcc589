using System.Threading.Channels;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>Hands comments to the tagger as they arrive and shows them in the order in which they came. Which of them share a run is the tagger's business.</summary>
internal sealed class RoomTagging(ICommentTagger tagger, CommentTaggingOptions options, Room room, IRoomView view, TimeProvider time)
{
    private const int MostAtOnce = 256;

    /// <summary>Ends with the arrivals. Where tagging is slower than they are, they wait: none is lost here.</summary>
    public async Task RunAsync(IAsyncEnumerable<Arrival> arrivals, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var begun = Channel.CreateBounded<(Arrival, Task<CommentTags>?)>(new BoundedChannelOptions(MostAtOnce) { SingleReader = true, SingleWriter = true });
        var beginning = BeginAsync(arrivals, begun.Writer, end.Token);
        try
        {
            await foreach (var (arrival, tags) in begun.Reader.ReadAllAsync(end.Token).ConfigureAwait(false))
                Show(arrival, tags is null ? null : await tags.ConfigureAwait(false));
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await beginning.ConfigureAwait(false);
        }
    }

    private void Show(Arrival arrival, CommentTags? tags)
    {
        if (tags is null)
        {
            room.Refuse();
            view.Refuse(arrival.Line);
            return;
        }

        var tagged = new TaggedComment(arrival.Line, arrival.RoomTime, tags);
        room.Add(tagged, time.GetElapsedTime(arrival.Timestamp));
        view.Show(tagged);
    }

    // Never throws: what happened to the source, the reader of the channel hears.
    private async Task BeginAsync(IAsyncEnumerable<Arrival> arrivals, ChannelWriter<(Arrival, Task<CommentTags>?)> writer, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await foreach (var arrival in arrivals.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var tags = arrival.Line.Problem is null ? tagger.TagAsync(arrival.Line.Comment, options, cancellationToken).AsTask() : null;
                await writer.WriteAsync((arrival, tags), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            failure = e;
        }

        writer.Complete(failure);
    }
}

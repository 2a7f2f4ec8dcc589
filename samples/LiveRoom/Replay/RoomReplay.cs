using System.Runtime.CompilerServices;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>Lets lines arrive when their time has come.</summary>
internal sealed class RoomReplay(RoomClock clock, TimeProvider time)
{
    public async IAsyncEnumerable<Arrival> PlayAsync(IAsyncEnumerable<RoomLine> lines, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var roomTime = await clock.WaitAsync(line.Time, cancellationToken).ConfigureAwait(false);
            yield return new(line, roomTime, time.GetTimestamp());
        }
    }
}

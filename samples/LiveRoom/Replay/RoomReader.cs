using System.Threading.Channels;
using LiveAigc.Samples.TagComments;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>Reads lines ahead on a thread of its own: standard input cannot be waited for in any other way that Ctrl+C ends.</summary>
internal sealed class RoomReader : IDisposable
{
    private readonly Channel<RoomLine> _lines = Channel.CreateBounded<RoomLine>(new BoundedChannelOptions(64) { SingleReader = true, SingleWriter = true });
    private readonly LineReader _reader;
    private readonly CancellationTokenSource _end = new();

    public RoomReader(Stream stream)
    {
        _reader = new(stream);
        new Thread(ReadAll) { IsBackground = true, Name = "Reader" }.Start();
    }

    /// <summary>The lines that are not blank. Throws what reading them throws.</summary>
    public IAsyncEnumerable<RoomLine> ReadAsync(CancellationToken cancellationToken) => _lines.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Lets the thread end. It may be waiting for input that never comes, so nothing waits for it.</summary>
    public void Dispose() => _end.Cancel();

    private void ReadAll()
    {
        Exception? failure = null;
        try
        {
            while (_reader.TryRead(out var line, out var tooLong))
            {
                var parsed = tooLong
                    ? RoomLine.Bad(_reader.Number, $"longer than {LineReader.MaxLength >> 20} MiB")
                    : RoomLine.Parse(_reader.Number, line);
                if (parsed is not null && !_lines.Writer.TryWrite(parsed))
                    _lines.Writer.WriteAsync(parsed, _end.Token).AsTask().GetAwaiter().GetResult();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or IOException or UnauthorizedAccessException)
        {
            failure = e;
        }
        finally
        {
            _lines.Writer.Complete(failure);
        }
    }
}

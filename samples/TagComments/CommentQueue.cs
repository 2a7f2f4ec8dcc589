using System.Collections.Concurrent;

namespace LiveAigc.Samples.TagComments;

/// <summary>
/// Reads and parses lines ahead on a thread of its own: a batch takes what is there, so that a slow source waits for no
/// full batch, and a fast one is held back by the queue's length.
/// </summary>
internal sealed class CommentQueue : IDisposable
{
    private readonly BlockingCollection<CommentLine> _lines;
    private readonly LineReader _reader;
    private readonly CancellationTokenSource _end = new();
    private Exception? _failure;

    public CommentQueue(Stream stream, int capacity)
    {
        _lines = new(capacity);
        _reader = new(stream);
        new Thread(ReadAll) { IsBackground = true, Name = "Reader" }.Start();
    }

    /// <summary>How many bytes are read.</summary>
    public long Position => _reader.Position;

    /// <summary>Takes what is there, at least one line unless the input is at its end.</summary>
    /// <exception cref="IOException">Reading failed.</exception>
    public void Take(List<CommentLine> lines, int most, CancellationToken cancellationToken)
    {
        lines.Clear();
        if (!_lines.TryTake(out var line, Timeout.Infinite, cancellationToken))
        {
            if (_failure is not null)
                throw new IOException(_failure.Message, _failure);
            return;
        }

        do
            lines.Add(line);
        while (lines.Count < most && _lines.TryTake(out line));
    }

    /// <summary>Lets the thread end. It may be waiting for input that never comes, so nothing waits for it.</summary>
    public void Dispose() => _end.Cancel();

    private void ReadAll()
    {
        try
        {
            while (_reader.TryRead(out var line, out var tooLong))
            {
                if (tooLong)
                    _lines.Add(CommentLine.Bad(_reader.Number, $"longer than {LineReader.MaxLength >> 20} MiB"), _end.Token);
                else if (CommentLine.Parse(_reader.Number, line) is { } parsed)
                    _lines.Add(parsed, _end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The program ends before its input does.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _failure = e;
        }
        finally
        {
            _lines.CompleteAdding();
        }
    }
}

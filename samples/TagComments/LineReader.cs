namespace LiveAigc.Samples.TagComments;

/// <summary>Cuts a stream into lines, in memory that does not grow with the stream.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The longest line, in bytes. What is longer is no comment.</summary>
    public const int MaxLength = 4 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>How many bytes are read.</summary>
    public long Position { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line without its end; valid until the next call.</param>
    /// <param name="tooLong">Whether it is longer than <see cref="MaxLength"/>: then <paramref name="line"/> is empty.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool tooLong)
    {
        tooLong = false;
        for (var searched = 0; ;)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0 || (_ended && (_end > _start || tooLong)))
            {
                var length = found >= 0 ? searched + found : _end - _start;
                line = tooLong ? [] : _buffer.AsSpan(_start, length);
                _start = Math.Min(_end, _start + length + 1);
                if (++Number == 1 && line.StartsWith(ByteOrderMark))
                    line = line[ByteOrderMark.Length..];
                return true;
            }

            line = [];
            if (_ended)
                return false;
            searched = _end - _start;
            if (searched > MaxLength)
            {
                tooLong = true;
                _start = _end;
                searched = 0;
            }

            Fill();
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        Position += read;
        _ended = read == 0;
    }
}

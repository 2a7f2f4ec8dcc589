using System.Numerics;

namespace LiveAigc.Tokenization;

/// <summary>Where the pieces of a text go. It counts on past its capacity, so that a word can be taken back as a whole.</summary>
internal interface IPieceSink
{
    int Count { get; set; }

    int Capacity { get; }

    void Add(int id, int start, int end);
}

/// <summary>Counts pieces, up to a limit, and keeps none.</summary>
internal struct CountSink(int capacity) : IPieceSink
{
    public int Count { get; set; }

    public readonly int Capacity => capacity;

    public void Add(int id, int start, int end) => Count++;
}

/// <summary>Writes ids.</summary>
internal ref struct IdSink<T>(Span<T> ids) : IPieceSink
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly Span<T> _ids = ids;

    public int Count { get; set; }

    public readonly int Capacity => _ids.Length;

    public void Add(int id, int start, int end)
    {
        if (Count < _ids.Length)
            _ids[Count] = T.CreateTruncating(id);
        Count++;
    }
}

/// <summary>Writes ids and where they come from.</summary>
internal ref struct RangeSink<T>(Span<T> ids, Span<TextRange> ranges) : IPieceSink
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly Span<T> _ids = ids;
    private readonly Span<TextRange> _ranges = ranges;

    public int Count { get; set; }

    public readonly int Capacity => _ids.Length;

    public void Add(int id, int start, int end)
    {
        if (Count < _ids.Length)
        {
            _ids[Count] = T.CreateTruncating(id);
            _ranges[Count] = new(start, end);
        }
        Count++;
    }
}

using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LiveAigc.Tokenization;

/// <summary>Where the pieces of a text go. It counts on past its capacity, so that a word can be taken back as a whole.</summary>
internal interface IPieceSink
{
    int Count { get; set; }

    int Capacity { get; }

    /// <summary>Writes a piece at an index below the capacity, and does not count it.</summary>
    void Put(int index, int id, int start, int end);

    /// <summary>As <see cref="Put"/>, the ids of four characters of the same width that stand side by side.</summary>
    void PutFour(int index, Vector128<uint> ids, int start, int width);

    void Add(int id, int start, int end);
}

/// <summary>Counts pieces, up to a limit, and keeps none.</summary>
internal struct CountSink(int capacity) : IPieceSink
{
    public int Count { get; set; }

    public readonly int Capacity => capacity;

    public readonly void Put(int index, int id, int start, int end)
    {
    }

    public readonly void PutFour(int index, Vector128<uint> ids, int start, int width)
    {
    }

    public void Add(int id, int start, int end) => Count++;
}

/// <summary>Writes ids.</summary>
internal ref struct IdSink<T>(Span<T> ids) : IPieceSink
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly Span<T> _ids = ids;

    public int Count { get; set; }

    public readonly int Capacity => _ids.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Put(int index, int id, int start, int end)
    {
        Debug.Assert(index < _ids.Length, "The caller has seen to it; no check is made.");
        Unsafe.Add(ref MemoryMarshal.GetReference(_ids), index) = T.CreateTruncating(id);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void PutFour(int index, Vector128<uint> ids, int start, int width)
    {
        Debug.Assert(index <= _ids.Length - 4, "The caller has seen to it; no check is made.");
        IdVector.Store(ids, ref Unsafe.Add(ref MemoryMarshal.GetReference(_ids), index));
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Put(int index, int id, int start, int end)
    {
        Debug.Assert(index < _ids.Length && index < _ranges.Length, "The caller has seen to it; no check is made.");
        Unsafe.Add(ref MemoryMarshal.GetReference(_ids), index) = T.CreateTruncating(id);
        Unsafe.Add(ref MemoryMarshal.GetReference(_ranges), index) = new(start, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void PutFour(int index, Vector128<uint> ids, int start, int width)
    {
        Debug.Assert(index <= _ids.Length - 4 && index <= _ranges.Length - 4, "The caller has seen to it; no check is made.");
        IdVector.Store(ids, ref Unsafe.Add(ref MemoryMarshal.GetReference(_ids), index));
        ref var range = ref Unsafe.Add(ref MemoryMarshal.GetReference(_ranges), index);
        for (var i = 0; i < 4; i++, start += width)
            Unsafe.Add(ref range, i) = new(start, start + width);
    }

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

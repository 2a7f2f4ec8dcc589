using System.Buffers;
using System.Runtime.InteropServices;

namespace LiveAigc.Inference;

/// <summary>Memory outside the collector's heap.</summary>
internal sealed unsafe class NativeFloats(int length) : MemoryManager<float>
{
    private readonly void* _start = NativeMemory.AlignedAlloc((nuint)length * sizeof(float), 64);

    public override Span<float> GetSpan() => new(_start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new((float*)_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing) => NativeMemory.AlignedFree(_start);
}

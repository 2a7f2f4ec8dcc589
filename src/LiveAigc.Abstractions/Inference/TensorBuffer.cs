using System.Buffers;

namespace LiveAigc;

/// <summary>A tensor in this process's memory, whatever its element type: what a backend needs to read and write it in place.</summary>
public abstract class TensorBuffer : TensorValue
{
    private protected TensorBuffer()
    {
    }

    /// <summary>Holds the elements where they are for the length of a run and gives their address.</summary>
    /// <returns>The first element's address; disposing it lets the memory move again.</returns>
    public abstract MemoryHandle Pin();
}

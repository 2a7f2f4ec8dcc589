using System.Diagnostics;

namespace LiveAigc.Load;

/// <summary>What the process has used up.</summary>
internal readonly record struct ProcessUse(TimeSpan Cpu, long Allocated, int Collections, long PeakMemory)
{
    public static ProcessUse Now()
    {
        using var process = Process.GetCurrentProcess();
        return new(process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true), GC.CollectionCount(0), process.PeakWorkingSet64);
    }

    /// <summary>What was used between; the peak is that of the later.</summary>
    public static ProcessUse operator -(ProcessUse later, ProcessUse earlier) =>
        new(later.Cpu - earlier.Cpu, later.Allocated - earlier.Allocated, later.Collections - earlier.Collections, later.PeakMemory);
}

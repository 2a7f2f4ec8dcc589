namespace LiveAigc.Training;

/// <summary>A seed for each step of a training: whatever is drawn in a step follows from it alone, resumed or not.</summary>
internal static class SeedOf
{
    // Multipliers of the golden ratio and of splitmix64.
    public static int Step(int seed, long step) =>
        unchecked((int)((((ulong)seed * 0x9E3779B97F4A7C15UL) + (ulong)step + 1) * 0xBF58476D1CE4E5B9UL >> 32));
}

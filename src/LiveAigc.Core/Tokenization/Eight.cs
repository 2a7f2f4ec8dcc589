using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiveAigc.Tokenization;

/// <summary>The entries of two times four characters that stand side by side.</summary>
internal static class Eight
{
    public const int Count = 8, Half = 4;

    /// <summary>How many come before the first that is no word of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Alone(Vector256<uint> entries)
    {
        var alone = Vector256.Equals(entries & Vector256.Create(CharacterMap.KindMask), Vector256.Create((uint)CharacterKind.Alone)).ExtractMostSignificantBits();
        return alone == (1u << Count) - 1 ? Count : BitOperations.TrailingZeroCount(~alone); // a branch, so that no later work waits for the count
    }
}

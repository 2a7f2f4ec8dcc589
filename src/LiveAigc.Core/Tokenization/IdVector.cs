using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiveAigc.Tokenization;

/// <summary>Four ids at once, as numbers of the caller's type.</summary>
internal static class IdVector
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<uint> ids, ref T target)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(long))
        {
            Vector256.WidenLower(ids.ToVector256Unsafe()).StoreUnsafe(ref Unsafe.As<T, ulong>(ref target));
        }
        else if (typeof(T) == typeof(int))
        {
            ids.StoreUnsafe(ref Unsafe.As<T, uint>(ref target));
        }
        else
        {
            for (var i = 0; i < Vector128<uint>.Count; i++)
                Unsafe.Add(ref target, i) = T.CreateTruncating(ids[i]);
        }
    }
}

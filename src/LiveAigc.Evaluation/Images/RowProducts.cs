using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveAigc.Evaluation;

/// <summary>Scalar products of the rows of matrices, the one heavy operation of feature statistics: four by four rows at a time, in vectors.</summary>
internal static class RowProducts
{
    private const int Tile = 4;

    /// <summary>Adds every product of two rows of a matrix to the lower triangle of the result.</summary>
    public static void AddLower(double[] rows, int count, int length, double[] result) =>
        ForTiles(count, i =>
        {
            for (var j = 0; j <= i; j += Tile)
                AddTile(rows, rows, i, j, count, count, length, result);
        });

    /// <summary>result[i, j] = row i of a · row j of b.</summary>
    public static double[] Of(double[] a, int countA, double[] b, int countB, int length)
    {
        var result = new double[(long)countA * countB];
        ForTiles(countA, i =>
        {
            for (var j = 0; j < countB; j += Tile)
                AddTile(a, b, i, j, countA, countB, length, result);
        });
        return result;
    }

    private static void ForTiles(int count, Action<int> body)
    {
        if (count <= 128)
        {
            for (var i = 0; i < count; i += Tile)
                body(i);
            return;
        }

        Parallel.For(0, (count + Tile - 1) / Tile, tile => body(tile * Tile));
    }

    // Above the diagonal a tile may write products that nobody reads: cheaper than to tell them apart.
    private static void AddTile(double[] a, double[] b, int i, int j, int countA, int countB, int length, double[] result)
    {
        if (i + Tile <= countA && j + Tile <= countB)
        {
            AddFullTile(a, b, i, j, countB, length, result);
            return;
        }

        for (var x = i; x < Math.Min(i + Tile, countA); x++)
        {
            for (var y = j; y < Math.Min(j + Tile, countB); y++)
                result[((long)x * countB) + y] += Dot(a.AsSpan(x * length, length), b.AsSpan(y * length, length));
        }
    }

    private static void AddFullTile(double[] a, double[] b, int i, int j, int countB, int length, double[] result)
    {
        ReadOnlySpan<double> a0 = Row(a, i, length), a1 = Row(a, i + 1, length), a2 = Row(a, i + 2, length), a3 = Row(a, i + 3, length);
        ReadOnlySpan<double> b0 = Row(b, j, length), b1 = Row(b, j + 1, length), b2 = Row(b, j + 2, length), b3 = Row(b, j + 3, length);
        Vector<double> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
        Vector<double> s20 = default, s21 = default, s22 = default, s23 = default, s30 = default, s31 = default, s32 = default, s33 = default;
        var k = 0;
        for (; k <= length - Vector<double>.Count; k += Vector<double>.Count)
        {
            Vector<double> v0 = At(b0, k), v1 = At(b1, k), v2 = At(b2, k), v3 = At(b3, k);
            var u = At(a0, k);
            s00 += u * v0;
            s01 += u * v1;
            s02 += u * v2;
            s03 += u * v3;
            u = At(a1, k);
            s10 += u * v0;
            s11 += u * v1;
            s12 += u * v2;
            s13 += u * v3;
            u = At(a2, k);
            s20 += u * v0;
            s21 += u * v1;
            s22 += u * v2;
            s23 += u * v3;
            u = At(a3, k);
            s30 += u * v0;
            s31 += u * v1;
            s32 += u * v2;
            s33 += u * v3;
        }

        Add(result, i, j, countB, s00, s01, s02, s03);
        Add(result, i + 1, j, countB, s10, s11, s12, s13);
        Add(result, i + 2, j, countB, s20, s21, s22, s23);
        Add(result, i + 3, j, countB, s30, s31, s32, s33);
        for (var x = 0; k < length && x < Tile; x++)
        {
            for (var y = 0; y < Tile; y++)
                result[((long)(i + x) * countB) + j + y] += Dot(Row(a, i + x, length)[k..], Row(b, j + y, length)[k..]);
        }
    }

    private static ReadOnlySpan<double> Row(double[] rows, int row, int length) => rows.AsSpan(row * length, length);

    private static Vector<double> At(ReadOnlySpan<double> row, int k) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)k);

    private static void Add(double[] result, int i, int j, int countB, Vector<double> s0, Vector<double> s1, Vector<double> s2, Vector<double> s3)
    {
        var at = ((long)i * countB) + j;
        result[at] += Vector.Sum(s0);
        result[at + 1] += Vector.Sum(s1);
        result[at + 2] += Vector.Sum(s2);
        result[at + 3] += Vector.Sum(s3);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (var k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}

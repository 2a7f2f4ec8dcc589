using System.Numerics.Tensors;

namespace LiveAigc.Evaluation;

/// <summary>
/// A covariance as UᵀU with as many rows in U as it has rank (Higham 1990, complete pivoting): exact for matrices that are singular, as those of
/// few samples are.
/// </summary>
internal static class PivotedCholesky
{
    /// <summary>U, row by row.</summary>
    /// <param name="matrix">[size, size], symmetric; may have small negative eigenvalues by rounding.</param>
    /// <param name="size">Its size.</param>
    /// <param name="rank">Rows of U.</param>
    public static double[] Factor(ReadOnlySpan<double> matrix, int size, out int rank)
    {
        var factor = new double[(long)size * size];
        var left = new double[size]; // diagonal of what is not explained yet
        for (var i = 0; i < size; i++)
            left[i] = matrix[(i * size) + i];
        var smallest = left.Max() * size * 1e-15;
        for (rank = 0; rank < size; rank++)
        {
            var pivot = TensorPrimitives.IndexOfMax<double>(left);
            if (left[pivot] <= smallest)
                break;
            var row = factor.AsSpan(rank * size, size);
            matrix.Slice(pivot * size, size).CopyTo(row);
            for (var k = 0; k < rank; k++)
            {
                var earlier = factor.AsSpan(k * size, size);
                TensorPrimitives.MultiplyAdd(earlier, -earlier[pivot], row, row);
            }

            TensorPrimitives.Multiply(row, 1 / Math.Sqrt(left[pivot]), row);
            for (var i = 0; i < size; i++)
                left[i] -= row[i] * row[i];
            left[pivot] = 0;
        }

        return factor;
    }
}

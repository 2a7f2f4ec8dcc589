using System.Numerics.Tensors;

namespace LiveAigc.Evaluation;

/// <summary>
/// All eigenvalues of a symmetric matrix: Householder's reduction to three diagonals, then the implicit QL iteration (Wilkinson and Reinsch 1971;
/// Golub and Van Loan, 8.3).
/// </summary>
internal static class SymmetricEigenvalues
{
    private const int MostIterations = 60;

    /// <summary>The eigenvalues, in no order.</summary>
    /// <param name="matrix">[size, size]; overwritten. Only its lower triangle is read.</param>
    /// <param name="size">Its size.</param>
    /// <exception cref="ArithmeticException">The iteration does not end, which finite values never caused.</exception>
    public static double[] Of(double[] matrix, int size)
    {
        var diagonal = new double[size];
        var beside = new double[size];
        Reduce(matrix, size, diagonal, beside);
        Iterate(diagonal, beside);
        return diagonal;
    }

    // From the last row up: a reflection clears the row left of its neighbour; the rest is A − vwᵀ − wvᵀ.
    private static void Reduce(double[] matrix, int size, double[] diagonal, double[] beside)
    {
        var v = new double[size];
        var w = new double[size];
        for (var last = size - 1; last > 0; last--)
        {
            var row = matrix.AsSpan(last * size, last);
            diagonal[last] = matrix[(last * (long)size) + last];
            var norm = TensorPrimitives.Norm<double>(row);
            var head = row[^1];
            if (last == 1 || norm == 0 || norm - Math.Abs(head) == 0)
            {
                beside[last] = head;
                continue;
            }

            var edge = head > 0 ? -norm : norm;
            beside[last] = edge;
            row.CopyTo(v);
            v[last - 1] -= edge;
            var scale = 1 / (edge * (edge - head)); // 2 / |v|²
            Multiply(matrix, size, last, v, w);
            var work = w.AsSpan(0, last);
            var vs = v.AsSpan(0, last);
            TensorPrimitives.Multiply(work, scale, work);
            TensorPrimitives.MultiplyAdd(vs, -0.5 * scale * TensorPrimitives.Dot<double>(work, vs), work, work);
            for (var i = 0; i < last; i++)
            {
                var rest = matrix.AsSpan(i * size, i + 1);
                TensorPrimitives.MultiplyAdd(vs[..(i + 1)], -work[i], rest, rest);
                TensorPrimitives.MultiplyAdd(work[..(i + 1)], -vs[i], rest, rest);
            }
        }

        diagonal[0] = matrix[0];
    }

    // w = A v, reading the lower triangle once.
    private static void Multiply(double[] matrix, int size, int count, double[] v, double[] w)
    {
        Array.Clear(w, 0, count);
        for (var i = 0; i < count; i++)
        {
            var row = matrix.AsSpan(i * size, i);
            w[i] += TensorPrimitives.Dot(row, v.AsSpan(0, i)) + (matrix[(i * (long)size) + i] * v[i]);
            TensorPrimitives.MultiplyAdd(row, v[i], w.AsSpan(0, i), w.AsSpan(0, i));
        }
    }

    private static void Iterate(double[] diagonal, double[] beside)
    {
        var size = diagonal.Length;
        beside.AsSpan(1).CopyTo(beside); // beside[i] now lies between i and i + 1
        beside[size - 1] = 0;
        for (var low = 0; low < size; low++)
        {
            for (var iteration = 0; ; iteration++)
            {
                var split = Split(diagonal, beside, low);
                if (split == low)
                    break;
                if (iteration == MostIterations)
                    throw new ArithmeticException($"Eigenvalue {low} of {size} did not settle in {MostIterations} iterations.");
                Step(diagonal, beside, low, split);
            }
        }
    }

    private static int Split(double[] diagonal, double[] beside, int low)
    {
        var at = low;
        while (at < diagonal.Length - 1 && Math.Abs(beside[at]) > double.Epsilon + (1e-16 * (Math.Abs(diagonal[at]) + Math.Abs(diagonal[at + 1]))))
            at++;
        return at;
    }

    private static void Step(double[] diagonal, double[] beside, int low, int high)
    {
        var g = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
        var r = double.Hypot(g, 1);
        g = diagonal[high] - diagonal[low] + (beside[low] / (g + Math.CopySign(r, g)));
        double sine = 1, cosine = 1, p = 0;
        for (var i = high - 1; i >= low; i--)
        {
            var f = sine * beside[i];
            var b = cosine * beside[i];
            r = double.Hypot(f, g);
            beside[i + 1] = r;
            if (r == 0)
            {
                diagonal[i + 1] -= p;
                beside[high] = 0;
                return;
            }

            sine = f / r;
            cosine = g / r;
            g = diagonal[i + 1] - p;
            r = ((diagonal[i] - g) * sine) + (2 * cosine * b);
            p = sine * r;
            diagonal[i + 1] = g + p;
            g = (cosine * r) - b;
        }

        diagonal[low] -= p;
        beside[low] = g;
        beside[high] = 0;
    }
}

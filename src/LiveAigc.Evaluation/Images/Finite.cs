using System.Numerics;

namespace LiveAigc.Evaluation;

/// <summary>Refuses what is not a number before it can turn a figure into NaN.</summary>
internal static class Finite
{
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message says which.</exception>
    public static void Require<T>(ReadOnlySpan<T> values, string parameter, string name)
        where T : IFloatingPoint<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
                throw new ArgumentException($"Value {i} of the {name} is {values[i]}.", parameter);
        }
    }
}

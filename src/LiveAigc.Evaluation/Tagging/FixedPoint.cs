using System.Globalization;

namespace LiveAigc.Evaluation;

/// <summary>Writes numbers as C and Python do, so that reports can be compared with theirs character by character.</summary>
internal static class FixedPoint
{
    /// <summary>The most digits a report may show.</summary>
    public const int MaxDigits = 9;

    /// <summary>
    /// <paramref name="value"/>, at most 100, with so many decimals. .NET rounds a tie away from zero, C and Python to the even digit:
    /// 0.125 is 0.12 to them. A double is a tie exactly when it is an odd multiple of 2 to the power of -(digits + 1).
    /// </summary>
    public static string Format(double value, int digits)
    {
        var scaled = Math.ScaleB(value, digits + 1);
        var isTie = double.IsOddInteger(scaled);
        return isTie
            ? decimal.Round((decimal)value, digits, MidpointRounding.ToEven).ToString("F" + digits, CultureInfo.InvariantCulture)
            : value.ToString("F" + digits, CultureInfo.InvariantCulture);
    }

    /// <summary>Throws unless a report can show so many digits.</summary>
    public static void RequireDigits(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, MaxDigits);
    }
}

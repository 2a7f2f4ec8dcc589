using System.Globalization;

namespace LiveAigc.Tokenization;

/// <summary>
/// Reads a number of a JSON file as the reference does: digits as one whole number, then one multiplication or division by a power of
/// ten. The last bit may differ from the nearest number, and where two spellings of a text score alike that bit decides.
/// </summary>
internal static class ReferenceNumber
{
    private const int HighestPower = 308;

    /// <param name="json">A number as JSON writes it.</param>
    public static double Parse(ReadOnlySpan<char> json)
    {
        ulong digits = 0;
        var (exponent, fraction, full) = (0, false, false);
        var negative = json[0] == '-';
        var at = negative ? 1 : 0;
        for (; at < json.Length && json[at] is not ('e' or 'E'); at++)
        {
            if (json[at] == '.')
            {
                fraction = true;
                continue;
            }
            var digit = (uint)(json[at] - '0');
            full |= digits > (ulong.MaxValue - digit) / 10; // digits that are too many are left out
            if (!full)
                digits = (digits * 10) + digit;
            exponent += full == fraction ? 0 : full ? 1 : -1;
        }
        if (at < json.Length)
            exponent += int.Parse(json[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var value = Scale(digits, exponent);
        return negative ? -value : value;
    }

    private static double Scale(double value, int exponent)
    {
        for (; exponent < -HighestPower && value != 0; exponent += HighestPower)
            value /= 1e308;
        return exponent < 0 ? value / Power(-exponent) : value * Power(exponent);
    }

    // The nearest number to the power, as a written constant is.
    private static double Power(int exponent) =>
        exponent > HighestPower ? double.PositiveInfinity : double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{exponent}"), CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>Times from a room's beginning as text: <c>+00:01:02.5</c>, hours, minutes, seconds.</summary>
internal static class RoomTime
{
    private const int MostHours = 10_000;

    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        if (text.StartsWith('+'))
            text = text[1..];
        Span<Range> parts = stackalloc Range[4];
        if (text.Split(parts, ':') != 3
            || !int.TryParse(text[parts[0]], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[parts[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || !decimal.TryParse(text[parts[2]], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            || hours > MostHours || minutes > 59 || seconds >= 60)
        {
            return false;
        }

        time = new TimeSpan(hours, minutes, 0) + TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    /// <summary>As a clock shows it: <c>00:01:02</c>.</summary>
    public static string Short(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}");

    /// <summary>As the file has it, without the sign: <c>00:01:02.5</c>.</summary>
    public static string Long(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{Short(time)}.{time.Milliseconds / 100}");
}

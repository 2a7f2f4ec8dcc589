namespace LiveAigc.Load;

/// <summary>One frame of a picture with its axes.</summary>
/// <param name="svg">The picture.</param>
/// <param name="left">Where it begins.</param>
/// <param name="width">How wide it is.</param>
internal sealed class Plot(Svg svg, int left, int width)
{
    public const int Top = 92, Bottom = 352;

    /// <summary>From a value to where it lies: 0 on the left, 1 on the right.</summary>
    public Func<double, double> X { get; set; } = static x => x;

    /// <summary>From a value to where it lies: 0 at the bottom, 1 at the top.</summary>
    public Func<double, double> Y { get; set; } = static y => y;

    /// <summary>A step between marks that reads well: 1, 2 or 5 times a power of ten, for five marks or so.</summary>
    public static double RoundStep(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(most / 5)));
        var step = most / 5 / power;
        return power * (step <= 1 ? 1 : step <= 2 ? 2 : step <= 5 ? 5 : 10);
    }

    public void Frame(string upward, string along)
    {
        svg.Text(left, Top - 12, upward, "#222", size: 13);
        svg.Text(left + (width / 2), Bottom + 36, along, "#222", "middle", size: 13);
        svg.Rectangle(left, Top, width, Bottom - Top, "#888");
    }

    public void MarkY(double value, string text)
    {
        var y = At((0, value)).Y;
        svg.Stroke(left, y, left + width, y, text.Length > 0 ? "#ddd" : "#f2f2f2");
        svg.Text(left - 6, y + 4, text, "#666", "end");
    }

    public void MarkX(double value, string text)
    {
        var x = left + (width * X(value));
        svg.Stroke(x, Top, x, Bottom, "#ddd");
        svg.Text(x, Bottom + 16, text, "#666", "middle");
    }

    public void Line(IEnumerable<(double X, double Y)> values, string colour) => svg.Line(values.Select(At), colour);

    public void Area(IEnumerable<(double X, double Y)> values, string colour)
    {
        var points = values.ToArray();
        svg.Area([At((points[0].X, 0)), .. points.Select(At), At((points[^1].X, 0))], colour);
    }

    /// <summary>Names above the frame, on the right.</summary>
    public void Legend(params ReadOnlySpan<(string Name, string Colour)> entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            var x = left + width - ((entries.Length - i) * 72);
            svg.Line([(x, Top - 16), (x + 14, Top - 16)], entries[i].Colour);
            svg.Text(x + 18, Top - 12, entries[i].Name, entries[i].Colour);
        }
    }

    // What lies outside is drawn at the edge.
    private (double X, double Y) At((double X, double Y) value) =>
        (left + (width * Math.Clamp(X(value.X), 0, 1)), Bottom - ((Bottom - Top) * Math.Clamp(Y(value.Y), 0, 1)));
}

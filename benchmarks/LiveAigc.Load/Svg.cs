using System.Globalization;
using System.Text;

namespace LiveAigc.Load;

/// <summary>An SVG picture in the making.</summary>
internal sealed class Svg(int width, int height)
{
    private readonly StringBuilder _text = new();

    public void Rectangle(double x, double y, double width, double height, string colour) =>
        Append($"<rect x=\"{x:F1}\" y=\"{y:F1}\" width=\"{width:F1}\" height=\"{height:F1}\" fill=\"none\" stroke=\"{colour}\"/>");

    public void Stroke(double x1, double y1, double x2, double y2, string colour) =>
        Append($"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" stroke=\"{colour}\"/>");

    public void Line(IEnumerable<(double X, double Y)> points, string colour) =>
        Append($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{Points(points)}\"/>");

    public void Area(IEnumerable<(double X, double Y)> points, string colour) =>
        Append($"<polygon fill=\"{colour}\" fill-opacity=\"0.35\" stroke=\"{colour}\" points=\"{Points(points)}\"/>");

    /// <param name="x">Where it starts, has its middle or ends, by the anchor.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">Plain text without markup.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="size">In pixels.</param>
    public void Text(double x, double y, string text, string colour, string anchor = "start", int size = 12) =>
        Append($"<text x=\"{x:F1}\" y=\"{y:F1}\" fill=\"{colour}\" text-anchor=\"{anchor}\" font-size=\"{size}\">{text}</text>");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n{_text}</svg>\n");

    private static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:F1},{point.Y:F1}")));

    private void Append(FormattableString element) => _text.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace LiveAigc.Evaluation;

/// <summary>Writes label scores and their averages, for all the reports that have them.</summary>
/// <param name="Labels">One row a label.</param>
/// <param name="Accuracy">Takes the place of the micro average when not <see langword="null"/>.</param>
/// <param name="Micro">The micro average.</param>
/// <param name="Macro">The macro average.</param>
/// <param name="Weighted">The weighted average.</param>
internal sealed record ScoreTable(
    IReadOnlyList<LabelScore> Labels, double? Accuracy, AverageScore Micro, AverageScore Macro, AverageScore Weighted)
{
    // Chinese labels stay readable; what HTML would stumble over is still escaped.
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The table of scikit-learn's <c>classification_report</c>, character by character.</summary>
    public string ToText(int digits)
    {
        FixedPoint.RequireDigits(digits);
        var width = Labels.Select(l => l.Label.Length).Append("weighted avg".Length).Append(digits).Max();
        var text = new StringBuilder();
        Line("", "precision", "recall", "f1-score", "support");
        text.Append('\n');
        foreach (var cells in LabelRows(digits))
            Line(cells);
        text.Append('\n');
        foreach (var cells in AverageRows(digits))
            Line(cells);
        return text.ToString();

        void Line(params string[] cells)
        {
            text.Append(cells[0].PadLeft(width)).Append(' ');
            foreach (var cell in cells.AsSpan(1))
                text.Append(' ').Append(cell.PadLeft(9));
            text.Append('\n');
        }
    }

    /// <summary>The same rows as a Markdown table.</summary>
    public string ToMarkdown(int digits)
    {
        FixedPoint.RequireDigits(digits);
        var text = new StringBuilder("| label | precision | recall | F1 | support |\n|---|---:|---:|---:|---:|\n");
        foreach (var cells in LabelRows(digits).Concat(AverageRows(digits)))
            text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        return text.ToString();
    }

    /// <summary>The unrounded scores and counts as an indented JSON object.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteStartArray("labels");
            foreach (var label in Labels)
            {
                json.WriteStartObject();
                json.WriteString("label", label.Label);
                WriteScores(json, label.Precision, label.Recall, label.F1, label.Support);
                json.WriteNumber("predicted", label.Predicted);
                json.WriteNumber("correct", label.Correct);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (Accuracy is { } accuracy)
                json.WriteNumber("accuracy", accuracy);
            foreach (var (name, average) in new[] { ("micro", Micro), ("macro", Macro), ("weighted", Weighted) })
            {
                json.WriteStartObject(name);
                WriteScores(json, average.Precision, average.Recall, average.F1, average.Support);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteScores(Utf8JsonWriter json, double precision, double recall, double f1, int support)
    {
        json.WriteNumber("precision", precision);
        json.WriteNumber("recall", recall);
        json.WriteNumber("f1", f1);
        json.WriteNumber("support", support);
    }

    private IEnumerable<string[]> LabelRows(int digits) =>
        Labels.Select(l => Row(l.Label, new(l.Precision, l.Recall, l.F1, l.Support), digits));

    private IEnumerable<string[]> AverageRows(int digits)
    {
        yield return Accuracy is { } accuracy
            ? ["accuracy", "", "", FixedPoint.Format(accuracy, digits), $"{Macro.Support}"]
            : Row("micro avg", Micro, digits);
        yield return Row("macro avg", Macro, digits);
        yield return Row("weighted avg", Weighted, digits);
    }

    private static string[] Row(string name, AverageScore score, int digits) =>
    [
        name,
        FixedPoint.Format(score.Precision, digits),
        FixedPoint.Format(score.Recall, digits),
        FixedPoint.Format(score.F1, digits),
        $"{score.Support}",
    ];
}

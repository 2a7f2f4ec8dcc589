using System.Globalization;
using System.Text;
using LiveAigc.Evaluation;

namespace LiveAigc.Training;

/// <summary>How well predicted spans match the gold ones: the figures that <c>comment-tags.md</c> asks for. Immutable.</summary>
public sealed class TaggingReport
{
    private TaggingReport(SpanReport spans, SpanReport soft, ClassificationReport characters, ClassificationReport intents)
    {
        Spans = spans;
        SoftSpans = soft;
        Characters = characters;
        Intents = intents;
    }

    /// <summary>Spans that match in start, end and tag.</summary>
    public SpanReport Spans { get; }

    /// <summary>Spans that match in tag and in half of their union.</summary>
    public SpanReport SoftSpans { get; }

    /// <summary>Characters by tag, "O" included.</summary>
    public ClassificationReport Characters { get; }

    /// <summary>Texts by their most pressing tag, "O" included.</summary>
    public ClassificationReport Intents { get; }

    /// <summary>Compares predictions with the gold spans of texts.</summary>
    /// <param name="gold">The texts with their right spans.</param>
    /// <param name="predicted">The predicted spans of each text, in order.</param>
    /// <param name="priority">Tags by rank, for the intent; <see cref="CommentTag.ByPriority"/> when null.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static TaggingReport Compute(
        IReadOnlyList<TaggedText> gold,
        IReadOnlyList<IReadOnlyList<TagSpan>> predicted,
        IReadOnlyList<string>? priority = null)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(predicted);
        var spans = gold.Select(g => g.Spans).ToArray();
        return new TaggingReport(
            SpanReport.Compute(spans, predicted),
            SpanReport.Compute(spans, predicted, SpanMatching.Soft),
            CharacterLabels.Report(spans, predicted, gold.Select(g => g.Text.Length).ToArray()),
            IntentLabels.Report(spans, predicted, priority ?? CommentTag.ByPriority));
    }

    /// <summary>One line: span F1, soft span F1, intent accuracy and macro F1.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"span F1 {Spans.Micro.F1:F4}, soft span F1 {SoftSpans.Micro.F1:F4}, intent accuracy {Intents.Accuracy:F4}, intent macro F1 {Intents.Macro.F1:F4}");

    /// <summary>All tables as plain text.</summary>
    public string ToText() => Tables((title, report) => $"{title}\n\n{report}\n", r => r.ToText(4), r => r.ToText(4));

    /// <summary>All tables as Markdown.</summary>
    public string ToMarkdown() => Tables((title, report) => $"### {title}\n\n{report}\n", r => r.ToMarkdown(4), r => r.ToMarkdown(4));

    private string Tables(Func<string, string, string> section, Func<SpanReport, string> spans, Func<ClassificationReport, string> labels) =>
        new StringBuilder()
            .AppendLine(section("Spans: start, end and tag match", spans(Spans)))
            .AppendLine(section("Spans: tag matches, half of the union overlaps", spans(SoftSpans)))
            .AppendLine(section("Characters", labels(Characters)))
            .AppendLine(section("Characters without O", labels(Characters.Without("O"))))
            .Append(section("Intent of the text", labels(Intents)))
            .ToString();
}

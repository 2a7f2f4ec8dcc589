using LiveAigc.Evaluation;

namespace LiveAigc.Training;

/// <summary>A text with the spans that a person marked in it.</summary>
/// <param name="Id">Names the text in messages.</param>
/// <param name="Text">The text.</param>
/// <param name="Spans">Ranges of UTF-16 code units with their tags, not overlapping.</param>
public sealed record TaggedText(string Id, string Text, IReadOnlyList<TagSpan> Spans)
{
    /// <summary>How much the text counts in training.</summary>
    /// <value>Above 0; default 1.</value>
    public float Weight { get; init; } = 1;
}

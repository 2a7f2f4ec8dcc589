using System.Text;
using LiveAigc.Evaluation;

namespace LiveAigc.Training;

/// <summary>
/// Puts, in place of a span, another one of the same tag from the training texts (mention replacement, Dai and Adel, 2020):
/// a model from a small corpus then learns what surrounds a name, not the names.
/// </summary>
/// <param name="probability">Chance for each span, 0 to 1.</param>
public sealed class SpanReplacement(double probability) : ITextAugmentation
{
    private readonly Lock _lock = new();
    private IReadOnlyList<TaggedText>? _source;
    private Dictionary<string, string[]> _byTag = [];

    /// <inheritdoc/>
    public TaggedText Apply(TaggedText text, IReadOnlyList<TaggedText> others, Random random)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(random);
        var byTag = IndexOf(others);
        var result = new StringBuilder();
        var spans = new List<TagSpan>();
        var taken = 0;
        foreach (var span in text.Spans)
        {
            result.Append(text.Text, taken, span.Start - taken);
            var start = result.Length;
            if (random.NextDouble() < probability && byTag.TryGetValue(span.Tag, out var choices))
                result.Append(choices[random.Next(choices.Length)]);
            else
                result.Append(text.Text, span.Start, span.Length);
            spans.Add(new TagSpan(start, result.Length, span.Tag));
            taken = span.End;
        }

        result.Append(text.Text, taken, text.Text.Length - taken);
        return text with { Text = result.ToString(), Spans = spans };
    }

    // Each distinct mention once: frequent ones need no help.
    private Dictionary<string, string[]> IndexOf(IReadOnlyList<TaggedText> texts)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_source, texts))
            {
                _byTag = texts.SelectMany(t => t.Spans.Select(s => (s.Tag, Mention: t.Text.Substring(s.Start, s.Length))))
                    .Distinct().GroupBy(m => m.Tag, m => m.Mention, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray());
                _source = texts;
            }

            return _byTag;
        }
    }
}

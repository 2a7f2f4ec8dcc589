using System.Text;
using LiveAigc.Evaluation;

namespace LiveAigc.Training;

/// <summary>A tagged text under change, character by character, each with the span it belongs to.</summary>
internal sealed class SpanText
{
    private readonly List<(Rune Rune, int Span)> _runes = [];
    private readonly List<string> _tags = [];

    public int Count => _runes.Count;

    public Rune this[int index]
    {
        get => _runes[index].Rune;
        set => _runes[index] = (value, _runes[index].Span);
    }

    /// <summary>Appends a text with its spans.</summary>
    public void Append(TaggedText text)
    {
        var offset = 0;
        foreach (var rune in text.Text.EnumerateRunes())
        {
            var span = -1;
            for (var i = 0; i < text.Spans.Count; i++)
            {
                if (offset >= text.Spans[i].Start && offset < text.Spans[i].End)
                    span = _tags.Count + i;
            }

            _runes.Add((rune, span));
            offset += rune.Utf16SequenceLength;
        }

        _tags.AddRange(text.Spans.Select(s => s.Tag));
    }

    /// <summary>Whether a character belongs to a span.</summary>
    public bool IsTagged(int index) => _runes[index].Span >= 0;

    /// <summary>Inserts characters; they belong to a span only when both neighbours belong to the same one.</summary>
    public void Insert(int index, string text)
    {
        var span = index > 0 && index < Count && _runes[index - 1].Span == _runes[index].Span ? _runes[index].Span : -1;
        _runes.InsertRange(index, text.EnumerateRunes().Select(r => (r, span)));
    }

    /// <summary>Replaces characters; the new ones belong where the first old one did.</summary>
    public void Replace(int index, int count, string text)
    {
        var span = _runes[index].Span;
        _runes.RemoveRange(index, count);
        _runes.InsertRange(index, text.EnumerateRunes().Select(r => (r, span)));
    }

    public void RemoveAt(int index) => _runes.RemoveAt(index);

    /// <summary>Whether a run of characters is wholly in one span or wholly outside, so that it may be replaced.</summary>
    public bool IsUniform(int index, int count) =>
        Enumerable.Range(index, count).All(i => _runes[i].Span == _runes[index].Span);

    /// <summary>Where a text occurs from <paramref name="from"/> on, or -1.</summary>
    public int IndexOf(string text, int from)
    {
        var wanted = text.EnumerateRunes().ToArray();
        for (var i = from; i + wanted.Length <= Count; i++)
        {
            var j = 0;
            while (j < wanted.Length && _runes[i + j].Rune == wanted[j])
                j++;
            if (j == wanted.Length)
                return i;
        }

        return -1;
    }

    /// <summary>The text and its spans as they now stand; spans that lost all characters are gone.</summary>
    public TaggedText ToTaggedText(TaggedText source)
    {
        var text = new StringBuilder();
        var bounds = new (int Start, int End)[_tags.Count];
        foreach (var (rune, span) in _runes)
        {
            if (span >= 0)
                bounds[span] = bounds[span].End == 0 ? (text.Length, text.Length + rune.Utf16SequenceLength) : (bounds[span].Start, text.Length + rune.Utf16SequenceLength);
            text.Append(rune.ToString());
        }

        var spans = bounds.Select((b, i) => new TagSpan(b.Start, b.End, _tags[i])).Where(s => s.End > s.Start).OrderBy(s => s.Start).ToArray();
        return source with { Text = text.ToString(), Spans = spans };
    }
}

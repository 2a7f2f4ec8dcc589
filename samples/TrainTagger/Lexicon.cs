using System.Text.Json;
using System.Text.RegularExpressions;
using LiveAigc.Evaluation;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>The baseline to beat: a regular expression a tag; where two match, the more pressing tag has it.</summary>
internal sealed class Lexicon
{
    private readonly List<(string Tag, Regex Pattern)> _patterns;

    public Lexicon(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        _patterns = CommentTag.ByPriority.Select(tag => (tag, new Regex(json.RootElement.GetProperty(tag).GetString()!))).ToList();
    }

    public IReadOnlyList<TagSpan> Tag(string text)
    {
        var spans = new List<TagSpan>();
        foreach (var (tag, pattern) in _patterns)
        {
            foreach (Match match in pattern.Matches(text))
            {
                var span = new TagSpan(match.Index, match.Index + match.Length, tag);
                if (span.Length > 0 && spans.TrueForAll(s => s.OverlapWith(span) == 0))
                    spans.Add(span);
            }
        }

        spans.Sort((a, b) => a.Start.CompareTo(b.Start));
        return spans;
    }
}

using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Unicode's normalization forms NFC, NFD, NFKC and NFKD.</summary>
internal sealed class UnicodeForm(bool compatible, bool compose) : INormalizer
{
    private const int FirstConcerned = 0xA0, FirstMark = 0x300;
    private readonly NormalizationFacts _facts = NormalizationFacts.Instance;

    public string Apply(string text)
    {
        if (IsPlain(text))
            return text;
        var points = new List<int>(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune.Value, points);
        Order(points);
        if (compose)
            Compose(points);
        var result = new StringBuilder(points.Count);
        foreach (var point in points)
            result.Append(new Rune(point).ToString());
        return result.ToString();
    }

    // Nothing below the first mark composes with anything before it; the middle of the range of Chinese, kana and the common
    // punctuation of both stands for most of what comes.
    private bool IsPlain(string text)
    {
        var first = compose && !compatible ? FirstMark : FirstConcerned;
        foreach (var c in text)
        {
            if (c >= first && c is not (>= '\u4E00' and <= '\u9FFF') and not (>= '\u3001' and <= '\u3029'))
                return false;
        }
        return true;
    }

    private void Decompose(int point, List<int> points)
    {
        if (Hangul.TryDecompose(point, points))
            return;
        if ((compatible && _facts.Compatible.TryGetValue(point, out var parts)) || _facts.Canonical.TryGetValue(point, out parts))
            points.AddRange(parts);
        else
            points.Add(point);
    }

    private int ClassOf(int point) => point < FirstMark ? 0 : _facts.Classes.GetValueOrDefault(point);

    // Marks of a run by rising class; those of one class stay in their order.
    private void Order(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var (end, sorted) = (start, true);
            for (var last = 0; end < points.Count && ClassOf(points[end]) is > 0 and var mark; end++, last = mark)
                sorted &= mark >= last;
            if (!sorted)
            {
                foreach (var point in points.GetRange(start, end - start).OrderBy(ClassOf))
                    points[start++] = point;
            }
            start = end;
        }
    }

    private void Compose(List<int> points)
    {
        var (starter, last, end) = (-1, 0, 0); // last: class of what stands before, if anything stands between it and the starter
        foreach (var point in points.ToArray())
        {
            var mark = ClassOf(point);
            var free = starter >= 0 && (end == starter + 1 || (last > 0 && last < mark));
            if (free && (Hangul.Compose(points[starter], point) is > 0 and var whole || _facts.Compositions.TryGetValue(NormalizationFacts.PairOf(points[starter], point), out whole)))
            {
                points[starter] = whole;
                continue;
            }
            if (mark == 0)
                starter = end;
            last = mark;
            points[end++] = point;
        }
        points.RemoveRange(end, points.Count - end);
    }
}

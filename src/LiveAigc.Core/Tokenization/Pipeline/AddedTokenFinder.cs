using System.Buffers;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Finds added tokens in a text: the first that begins, and of those that begin there the longest.</summary>
internal sealed class AddedTokenFinder
{
    private readonly record struct Entry(string Text, AddedTokenRule Rule);

    private readonly Dictionary<char, Entry[]> _byFirst;
    private readonly SearchValues<char> _first;

    /// <param name="rules">The tokens to find.</param>
    /// <param name="normalizer">What was done to the text that they are looked for in; <see langword="null"/> for nothing.</param>
    public AddedTokenFinder(IEnumerable<AddedTokenRule> rules, INormalizer? normalizer)
    {
        _byFirst = rules.Select(rule => new Entry(normalizer?.Apply(rule.Token.Content) ?? rule.Token.Content, rule))
            .Where(entry => entry.Text.Length > 0)
            .GroupBy(entry => entry.Text[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => Encoding.UTF8.GetByteCount(entry.Text)).ToArray());
        _first = SearchValues.Create([.. _byFirst.Keys]);
    }

    /// <summary>Cuts a text into tokens and what lies between them; the id of that is -1.</summary>
    public void Cut(ReadOnlySpan<char> text, List<(int Start, int End, int Id)> parts)
    {
        var (taken, at) = (0, 0);
        while (TryFind(text, ref at, out var end, out var rule))
        {
            var (start, next) = (at, end);
            at = end;
            if (rule.SingleWord && (EndsInWord(text[..start]) || BeginsWithWord(text[end..])))
                continue;
            if (rule.StripLeft)
                start = Math.Max(text[..start].TrimEnd(Spaces).Length, taken);
            if (rule.StripRight)
                next = text.Length - text[end..].TrimStart(Spaces).Length;
            if (taken < start)
                parts.Add((taken, start, -1));
            parts.Add((start, next, rule.Token.Id));
            taken = next;
        }
        if (taken < text.Length)
            parts.Add((taken, text.Length, -1));
    }

    // All white space that there is lies below U+10000.
    private static readonly string Spaces = string.Concat(Enumerable.Range(0, char.MaxValue + 1).Where(NamedSets.Space.Contains).Select(c => (char)c));

    private bool TryFind(ReadOnlySpan<char> text, ref int at, out int end, out AddedTokenRule rule)
    {
        for (; at < text.Length; at++)
        {
            var step = text[at..].IndexOfAny(_first);
            if (step < 0)
                break;
            at += step;
            foreach (var (content, found) in _byFirst[text[at]])
            {
                if (text[at..].StartsWith(content, StringComparison.Ordinal))
                {
                    (end, rule) = (at + content.Length, found);
                    return true;
                }
            }
        }
        (end, rule) = (-1, null!);
        return false;
    }

    private static bool EndsInWord(ReadOnlySpan<char> text) =>
        Rune.DecodeLastFromUtf16(text, out var last, out _) == OperationStatus.Done && NamedSets.WordOrJoiner.Contains(last.Value);

    private static bool BeginsWithWord(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var first, out _) == OperationStatus.Done && NamedSets.WordOrJoiner.Contains(first.Value);
}

using System.IO.Compression;
using System.Text;
using LiveAigc.Evaluation;

namespace LiveAigc.Training;

/// <summary>
/// Tagged sentences a token a line, columns apart by white space, the label last, an empty line between sentences: the
/// format of CoNLL-2003 and its like. Labels by IOB1, IOB2 or BIOES. Plain or gzip.
/// </summary>
public static class ConllFile
{
    /// <summary>Reads a file; a sentence's tokens become one text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">What stands between tokens in the text: a space, or nothing for Chinese.</param>
    /// <exception cref="InvalidDataException">A label is of no known scheme; the message names file and sentence.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<TaggedText> Read(string path, string separator = " ")
    {
        ArgumentNullException.ThrowIfNull(separator);
        var sentences = new List<TaggedText>();
        var tokens = new List<(string Token, string Label)>();
        foreach (var line in Lines(path).Append(""))
        {
            var columns = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > 1 && columns[0] != "-DOCSTART-")
            {
                tokens.Add((columns[0], columns[^1]));
                continue;
            }

            if (tokens.Count > 0)
                sentences.Add(Sentence(path, sentences.Count + 1, tokens, separator));
            tokens.Clear();
        }

        return sentences;
    }

    /// <summary>Spans of a text that <see cref="Read"/> made, as IOB2 labels of its tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="spans">The spans; one that begins or ends within a token takes the whole token, the first of two in one token keeps it.</param>
    /// <param name="separator">What stood between tokens, as it was read.</param>
    public static IReadOnlyList<string> LabelsOf(TaggedText text, IReadOnlyList<TagSpan> spans, string separator = " ")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentException.ThrowIfNullOrEmpty(separator);
        var tokens = new List<TextRange>();
        for (var start = 0; start <= text.Text.Length;)
        {
            var end = text.Text.IndexOf(separator, start, StringComparison.Ordinal) is >= 0 and var found ? found : text.Text.Length;
            tokens.Add(new TextRange(start, end));
            start = end + separator.Length;
        }

        var onTokens = new List<TagSpan>();
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            var start = Math.Max(tokens.FindIndex(t => t.End > span.Start), onTokens.Count > 0 ? onTokens[^1].End : 0);
            var end = tokens.FindLastIndex(t => t.Start < span.End) + 1;
            if (end > start)
                onTokens.Add(new TagSpan(start, end, span.Tag));
        }

        return SequenceLabels.ToIob2(onTokens, tokens.Count);
    }

    private static TaggedText Sentence(string path, int number, List<(string Token, string Label)> tokens, string separator)
    {
        var text = new StringBuilder();
        var ranges = new List<TextRange>();
        foreach (var (token, _) in tokens)
        {
            if (text.Length > 0)
                text.Append(separator);
            ranges.Add(new TextRange(text.Length, text.Length + token.Length));
            text.Append(token);
        }

        try
        {
            var spans = SequenceLabels.ToSpans(tokens.Select(t => t.Label).ToArray())
                .Select(s => new TagSpan(ranges[s.Start].Start, ranges[s.End - 1].End, s.Tag)).ToArray();
            return new TaggedText($"{number}", text.ToString(), spans);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"{path}, sentence {number} (\"{text}\"): {e.Message}", e);
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}

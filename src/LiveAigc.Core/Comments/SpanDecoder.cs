using System.Numerics.Tensors;

namespace LiveAigc;

/// <summary>
/// From a token classifier's logits to spans: the most probable sequence of labels in which an inside only continues a
/// span of its own tag (Viterbi), each word speaking through its first piece. Immutable and thread-safe.
/// </summary>
/// <param name="labels">The classifier's labels.</param>
public sealed class SpanDecoder(TokenLabels labels)
{
    /// <summary>The classifier's labels.</summary>
    public TokenLabels Labels { get; } = labels;

    /// <summary>Decodes one text.</summary>
    /// <param name="logits">[words, labels] in row-major order: for each word the logits of its first piece. Overwritten with log-probabilities.</param>
    /// <param name="words">For each word its range in the text, in text order.</param>
    /// <returns>The spans in text order; the confidence of each is the mean probability of its words for its tag.</returns>
    /// <exception cref="ArgumentException">The number of logits is not words × labels.</exception>
    public IReadOnlyList<CommentSpan> Decode(Span<float> logits, ReadOnlySpan<TextRange> words)
    {
        var count = Labels.Count;
        if (logits.Length != words.Length * count)
            throw new ArgumentException($"{words.Length} words × {count} labels need {words.Length * count} logits, got {logits.Length}.", nameof(logits));
        if (words.IsEmpty)
            return [];
        for (var word = 0; word < words.Length; word++)
            LogSoftMax(logits.Slice(word * count, count));
        return Spans(BestPath(logits, words.Length), logits, words);
    }

    private static void LogSoftMax(Span<float> row)
    {
        var max = TensorPrimitives.Max<float>(row);
        double sum = 0;
        foreach (var value in row)
            sum += Math.Exp(value - max);
        TensorPrimitives.Subtract(row, max + (float)Math.Log(sum), row);
    }

    private int[] BestPath(ReadOnlySpan<float> scores, int words)
    {
        var count = Labels.Count;
        var from = new int[words * count];
        var best = new double[count];
        var next = new double[count];
        for (var label = 0; label < count; label++)
            best[label] = Labels.MayFollow(-1, label) ? scores[label] : double.NegativeInfinity;
        for (var word = 1; word < words; word++)
        {
            for (var label = 0; label < count; label++)
            {
                var top = -1;
                for (var previous = 0; previous < count; previous++)
                {
                    if (Labels.MayFollow(previous, label) && (top < 0 || best[previous] > best[top]))
                        top = previous;
                }

                from[(word * count) + label] = top;
                next[label] = best[top] + scores[(word * count) + label];
            }

            (best, next) = (next, best);
        }

        var path = new int[words];
        path[^1] = Array.IndexOf(best, best.Max());
        for (var word = words - 1; word > 0; word--)
            path[word - 1] = from[(word * count) + path[word]];
        return path;
    }

    private List<CommentSpan> Spans(int[] path, ReadOnlySpan<float> scores, ReadOnlySpan<TextRange> words)
    {
        var spans = new List<CommentSpan>();
        for (var word = 0; word < path.Length;)
        {
            var tag = Labels.TagOf(path[word]);
            var first = word++;
            if (tag < 0)
                continue;
            while (word < path.Length && Labels.TagOf(path[word]) == tag && !Labels.Begins(path[word]))
                word++;
            double sum = 0;
            for (var i = first; i < word; i++)
                sum += Probability(scores.Slice(i * Labels.Count, Labels.Count), tag);
            spans.Add(new CommentSpan(words[first].Start, words[word - 1].End, Labels.Tags[tag], (float)Math.Min(1, sum / (word - first))));
        }

        return spans;
    }

    private double Probability(ReadOnlySpan<float> scores, int tag)
    {
        double sum = 0;
        for (var label = 0; label < scores.Length; label++)
        {
            if (Labels.TagOf(label) == tag)
                sum += Math.Exp(scores[label]);
        }

        return sum;
    }
}

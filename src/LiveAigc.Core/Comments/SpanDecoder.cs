using System.Buffers;

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
        var path = ArrayPool<int>.Shared.Rent(words.Length);
        try
        {
            FindBestPath(logits, path.AsSpan(0, words.Length));
            return Spans(path.AsSpan(0, words.Length), logits, words);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(path);
        }
    }

    /// <summary>How sure the classifier is that a text says nothing: the mean probability of "O" over its words.</summary>
    /// <param name="logProbabilities">[words, labels], as <see cref="Decode"/> left them.</param>
    /// <returns>0 to 1; 1 for a text without words, 0 where no label is "O".</returns>
    public float OutsideProbability(ReadOnlySpan<float> logProbabilities)
    {
        var count = Labels.Count;
        if (logProbabilities.IsEmpty)
            return 1;
        double sum = 0;
        for (var at = 0; at < logProbabilities.Length; at += count)
            sum += Probability(logProbabilities.Slice(at, count), -1);
        return (float)Math.Min(1, sum / (logProbabilities.Length / count));
    }

    // Plain loops here and below: a row is as long as there are labels, about ten.
    private static void LogSoftMax(Span<float> row)
    {
        var max = float.NegativeInfinity;
        foreach (var value in row)
            max = Math.Max(max, value);
        double sum = 0;
        foreach (var value in row)
            sum += Math.Exp(value - max);
        var total = max + (float)Math.Log(sum);
        foreach (ref var value in row)
            value -= total;
    }

    private void FindBestPath(ReadOnlySpan<float> scores, Span<int> path)
    {
        var count = Labels.Count;
        var from = ArrayPool<int>.Shared.Rent(path.Length * count);
        var totals = ArrayPool<double>.Shared.Rent(2 * count);
        var best = totals.AsSpan(0, count);
        var next = totals.AsSpan(count, count);
        for (var label = 0; label < count; label++)
            best[label] = Labels.MayFollow(-1, label) ? scores[label] : double.NegativeInfinity;
        for (var word = 1; word < path.Length; word++)
        {
            for (var label = 0; label < count; label++)
            {
                var top = BestPrevious(best, label);
                from[(word * count) + label] = top;
                next[label] = best[top] + scores[(word * count) + label];
            }

            var done = best;
            best = next;
            next = done;
        }

        path[^1] = IndexOfMax(best);
        for (var word = path.Length - 1; word > 0; word--)
            path[word - 1] = from[(word * count) + path[word]];
        ArrayPool<int>.Shared.Return(from);
        ArrayPool<double>.Shared.Return(totals);
    }

    // There always is one: every label may follow itself.
    private int BestPrevious(ReadOnlySpan<double> best, int label)
    {
        var top = -1;
        for (var previous = 0; previous < best.Length; previous++)
        {
            if (Labels.MayFollow(previous, label) && (top < 0 || best[previous] > best[top]))
                top = previous;
        }

        return top;
    }

    private static int IndexOfMax(ReadOnlySpan<double> values)
    {
        var top = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[top])
                top = i;
        }

        return top;
    }

    private CommentSpan[] Spans(ReadOnlySpan<int> path, ReadOnlySpan<float> scores, ReadOnlySpan<TextRange> words)
    {
        var count = 0;
        for (var word = 0; word < path.Length; word++)
            count += Begins(path, word) ? 1 : 0;
        if (count == 0)
            return [];
        var spans = new CommentSpan[count];
        var next = 0;
        for (var word = 0; word < path.Length;)
        {
            var first = word++;
            if (!Begins(path, first))
                continue;
            var tag = Labels.TagOf(path[first]);
            var sum = Probability(scores.Slice(first * Labels.Count, Labels.Count), tag);
            for (; word < path.Length && Labels.TagOf(path[word]) == tag && !Begins(path, word); word++)
                sum += Probability(scores.Slice(word * Labels.Count, Labels.Count), tag);
            spans[next++] = new CommentSpan(words[first].Start, words[word - 1].End, Labels.Tags[tag], (float)Math.Min(1, sum / (word - first)));
        }

        return spans;
    }

    // Whether a span begins with this word.
    private bool Begins(ReadOnlySpan<int> path, int word)
    {
        var tag = Labels.TagOf(path[word]);
        return tag >= 0 && (word == 0 || Labels.TagOf(path[word - 1]) != tag || Labels.Begins(path[word]));
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

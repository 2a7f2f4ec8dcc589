using System.Text;

namespace LiveAigc.Evaluation;

/// <summary>What <c>conlleval</c>, the script of the CoNLL shared tasks, reports of two labellings. Immutable.</summary>
public sealed class ConllReport
{
    private ConllReport(int tokens, int correctTokens, SpanReport spans)
    {
        Tokens = tokens;
        CorrectTokens = correctTokens;
        Spans = spans;
    }

    /// <summary>The number of tokens.</summary>
    public int Tokens { get; }

    /// <summary>How many tokens got their gold label, <c>O</c> included.</summary>
    public int CorrectTokens { get; }

    /// <summary><c>CorrectTokens / Tokens</c>, 0 to 1; 0 without tokens. High wherever <c>O</c> is frequent: read <see cref="Spans"/> instead.</summary>
    public double Accuracy => LabelScore.Ratio(CorrectTokens, Tokens);

    /// <summary>The entities compared strictly: per type, micro (conlleval's overall figures), macro and weighted.</summary>
    public SpanReport Spans { get; }

    /// <summary>Compares predicted with gold label sequences.</summary>
    /// <param name="gold">The right labels of each sentence; may be empty.</param>
    /// <param name="predicted">The predicted labels of the same sentences.</param>
    /// <param name="scheme">
    /// How both sides mark entities: <see cref="LabelScheme.Conll"/> for conlleval's figures, a strict scheme for those of
    /// seqeval's strict mode, which drops entities that break the scheme.
    /// </param>
    /// <exception cref="ArgumentException">The lists or two sentences differ in length, or a label does not fit the scheme.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scheme"/> is not a value of its enumeration.</exception>
    public static ConllReport Compute(
        IReadOnlyList<IReadOnlyList<string>> gold,
        IReadOnlyList<IReadOnlyList<string>> predicted,
        LabelScheme scheme = LabelScheme.Conll)
    {
        SequenceLabels.RequireSameShape(gold, predicted, nameof(predicted));
        int tokens = 0, correct = 0;
        for (var i = 0; i < gold.Count; i++)
        {
            tokens += gold[i].Count;
            for (var j = 0; j < gold[i].Count; j++)
            {
                if (gold[i][j] == predicted[i][j])
                    correct++;
            }
        }

        var spans = SpanReport.Compute(Entities(gold, scheme), Entities(predicted, scheme));
        return new(tokens, correct, spans);
    }

    /// <summary>conlleval's output, character by character: percentages with two decimals; lines end in <c>\n</c>.</summary>
    public string ToText()
    {
        var all = new LabelScore(
            "", Spans.Tags.Sum(t => t.Correct), Spans.Tags.Sum(t => t.Predicted), Spans.Tags.Sum(t => t.Support));
        var text = new StringBuilder();
        text.Append($"processed {Tokens} tokens with {all.Support} phrases; found: {all.Predicted} phrases; correct: {all.Correct}.\n");
        if (Tokens > 0)
            text.Append($"accuracy: {Number(100.0 * CorrectTokens / Tokens)}%; {Figures(all)}\n");
        foreach (var type in Spans.Tags)
            text.Append($"{type.Label,17}: {Figures(type)}  {type.Predicted}\n");
        return text.ToString();
    }

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => ToText();

    private static IReadOnlyList<TagSpan>[] Entities(IReadOnlyList<IReadOnlyList<string>> sequences, LabelScheme scheme) =>
        [.. sequences.Select(s => SequenceLabels.ToSpans(s, scheme))];

    // The script's own arithmetic, percentages included: another order of operations could round a tie the other way.
    private static string Figures(LabelScore score)
    {
        var precision = LabelScore.Ratio(100.0 * score.Correct, score.Predicted);
        var recall = LabelScore.Ratio(100.0 * score.Correct, score.Support);
        var f1 = LabelScore.Ratio(2 * precision * recall, precision + recall);
        return $"precision: {Number(precision)}%; recall: {Number(recall)}%; FB1: {Number(f1)}";
    }

    private static string Number(double value) => FixedPoint.Format(value, 2).PadLeft(6);
}

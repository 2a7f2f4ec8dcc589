namespace LiveAigc.Evaluation;

/// <summary>
/// Precision, recall and F1 of every label of tokens, characters or whole texts, with their averages: the table of
/// scikit-learn's <c>classification_report</c>. Immutable.
/// </summary>
/// <remarks>
/// A ratio without a denominator is 0 (scikit-learn's <c>zero_division=0</c>): precision of a label never predicted, recall
/// of a label that the gold data lacks, every score of an empty report. Such a label still counts in the macro average.
/// </remarks>
public sealed class ClassificationReport
{
    private readonly ScoreTable _table;

    private ClassificationReport(ConfusionMatrix confusion, IReadOnlyList<string> rows)
    {
        Confusion = confusion;
        LabelScore[] scores =
            [.. rows.Select(l => new LabelScore(l, confusion[l, l], confusion.PredictedCount(l), confusion.GoldCount(l)))];
        // Only when every label has its row is the micro average the accuracy, and worth showing as such.
        var listed = scores.Select(s => s.Label).ToHashSet(StringComparer.Ordinal);
        var isComplete = confusion.Labels.All(l => listed.Contains(l) || confusion.GoldCount(l) + confusion.PredictedCount(l) == 0);
        _table = new(
            scores,
            isComplete ? confusion.Accuracy : null,
            AverageScore.Micro(scores),
            AverageScore.Macro(scores),
            AverageScore.Weighted(scores));
    }

    /// <summary>The counts that the scores come from, over all labels, listed or not.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>The listed labels.</summary>
    public IReadOnlyList<LabelScore> Labels => _table.Labels;

    /// <summary>The share of equal labels over all items, those of labels not listed included; 0 to 1, 0 when there are no items.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>Over the summed counts of the listed labels. Equal to <see cref="Accuracy"/> when every label is listed.</summary>
    public AverageScore Micro => _table.Micro;

    /// <summary>The mean over the listed labels.</summary>
    public AverageScore Macro => _table.Macro;

    /// <summary>The mean over the listed labels, weighted by support.</summary>
    public AverageScore Weighted => _table.Weighted;

    /// <summary>The score of one listed label.</summary>
    /// <param name="label">The label.</param>
    /// <exception cref="KeyNotFoundException">The label is not listed.</exception>
    public LabelScore this[string label]
    {
        get
        {
            foreach (var score in Labels)
            {
                if (score.Label == label)
                    return score;
            }

            throw new KeyNotFoundException($"No label '{label}' in the report; it has {string.Join(", ", Labels.Select(l => l.Label))}.");
        }
    }

    /// <summary>Compares label by label.</summary>
    /// <param name="gold">The right labels; may be empty.</param>
    /// <param name="predicted">The predicted labels, as many.</param>
    /// <param name="labels">
    /// The labels to list, in this order, whether they occur or not. Mistakes that involve other labels still count against
    /// these. <see langword="null"/> for all that occur, in ordinal order.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The lists differ in length, a label is <see langword="null"/>, or <paramref name="labels"/> names one twice.
    /// </exception>
    public static ClassificationReport Compute(
        IReadOnlyList<string> gold, IReadOnlyList<string> predicted, IReadOnlyList<string>? labels = null)
    {
        var confusion = ConfusionMatrix.Compute(gold, predicted, labels);
        return new(confusion, labels ?? confusion.Labels);
    }

    /// <summary>Compares sequence by sequence, label by label.</summary>
    /// <param name="gold">The right labels of each sequence; may be empty.</param>
    /// <param name="predicted">The predicted labels of the same sequences, each as long as its gold sequence.</param>
    /// <param name="labels">As in <see cref="Compute(IReadOnlyList{string}, IReadOnlyList{string}, IReadOnlyList{string}?)"/>.</param>
    /// <exception cref="ArgumentException">
    /// The lists or two sequences differ in length, a label is <see langword="null"/>, or <paramref name="labels"/> names one twice.
    /// </exception>
    public static ClassificationReport Compute(
        IReadOnlyList<IReadOnlyList<string>> gold,
        IReadOnlyList<IReadOnlyList<string>> predicted,
        IReadOnlyList<string>? labels = null)
    {
        SequenceLabels.RequireSameShape(gold, predicted, nameof(predicted));
        return Compute([.. gold.SelectMany(s => s)], [.. predicted.SelectMany(s => s)], labels);
    }

    /// <summary>
    /// The same report without the row of one label, usually <c>O</c>: averages over the other labels, and a micro average in
    /// the place of the accuracy. Items whose gold label is left out still count as false positives of what they were taken for.
    /// </summary>
    /// <param name="label">The label to leave out; the report is the same if it is not listed.</param>
    public ClassificationReport Without(string label) =>
        new(Confusion, [.. Labels.Select(l => l.Label).Where(l => l != label)]);

    /// <summary>Aligned columns, character by character those of scikit-learn; lines end in <c>\n</c>.</summary>
    /// <param name="digits">Decimals, 0 to 9.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is outside 0 to 9.</exception>
    public string ToText(int digits = 2) => _table.ToText(digits);

    /// <summary>A Markdown table with the same rows.</summary>
    /// <inheritdoc cref="ToText"/>
    public string ToMarkdown(int digits = 2) => _table.ToMarkdown(digits);

    /// <summary>
    /// A JSON object, unrounded: <c>labels</c> (an array of <c>label, precision, recall, f1, support, predicted, correct</c>),
    /// <c>accuracy</c> when every label is listed, <c>micro</c>, <c>macro</c>, <c>weighted</c>.
    /// </summary>
    public string ToJson() => _table.ToJson();

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => _table.ToText(2);
}

using System.Text;

namespace LiveAigc.Evaluation;

/// <summary>How often each gold label was given each predicted label. Immutable.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;
    private readonly Dictionary<string, int> _index;

    private ConfusionMatrix(List<string> labels, Dictionary<string, int> index, int[,] counts)
    {
        Labels = labels;
        _index = index;
        _counts = counts;
        foreach (var count in counts)
            Total += count;
    }

    /// <summary>The labels of rows and columns.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The number of compared labels.</summary>
    public int Total { get; }

    /// <summary>How often <paramref name="gold"/> was labelled <paramref name="predicted"/>; 0 for labels that never came up.</summary>
    /// <param name="gold">The gold label, the row.</param>
    /// <param name="predicted">The predicted label, the column.</param>
    public int this[string gold, string predicted] =>
        _index.TryGetValue(gold, out var row) && _index.TryGetValue(predicted, out var column) ? _counts[row, column] : 0;

    /// <summary>The share of equal labels, 0 to 1; 0 when there are none.</summary>
    public double Accuracy => LabelScore.Ratio(Labels.Sum(l => this[l, l]), Total);

    /// <summary>
    /// Cohen's kappa, <c>(p_o − p_e) / (1 − p_e)</c>: agreement beyond chance, where <c>p_o</c> is <see cref="Accuracy"/> and
    /// <c>p_e = Σ gold(l) · predicted(l) / Total²</c> (Cohen 1960). At most 1; 0 is chance, below is worse.
    /// </summary>
    /// <value><see cref="double.NaN"/> where it is undefined: no labels, or both sides gave one and the same label throughout.</value>
    public double CohenKappa
    {
        get
        {
            if (Total == 0)
                return double.NaN;
            var chance = Labels.Sum(l => (double)GoldCount(l) * PredictedCount(l)) / ((double)Total * Total);
            return chance == 1 ? double.NaN : (Accuracy - chance) / (1 - chance);
        }
    }

    /// <summary>How often <paramref name="label"/> is in the gold data.</summary>
    /// <param name="label">The label.</param>
    public int GoldCount(string label) => Labels.Sum(other => this[label, other]);

    /// <summary>How often <paramref name="label"/> was predicted.</summary>
    /// <param name="label">The label.</param>
    public int PredictedCount(string label) => Labels.Sum(other => this[other, label]);

    /// <summary>Counts the pairs of labels.</summary>
    /// <param name="gold">The right labels; may be empty.</param>
    /// <param name="predicted">The predicted labels, as many.</param>
    /// <param name="labels">
    /// The labels to list first, in this order, whether they occur or not; the others follow in ordinal order, none is dropped.
    /// <see langword="null"/> for the ordinal order of all.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The lists differ in length, a label is <see langword="null"/>, or <paramref name="labels"/> names one twice.
    /// </exception>
    public static ConfusionMatrix Compute(
        IReadOnlyList<string> gold, IReadOnlyList<string> predicted, IReadOnlyList<string>? labels = null)
    {
        SpanLists.RequireSameCount(gold, predicted, nameof(predicted));
        var pairs = new Dictionary<(string, string), int>();
        for (var i = 0; i < gold.Count; i++)
        {
            if (gold[i] is null || predicted[i] is null)
                throw new ArgumentException($"Label {i} is null: every item needs a label.", gold[i] is null ? nameof(gold) : nameof(predicted));
            pairs[(gold[i], predicted[i])] = pairs.GetValueOrDefault((gold[i], predicted[i])) + 1;
        }

        var all = new List<string>(labels ?? []);
        if (all.Distinct(StringComparer.Ordinal).Count() != all.Count)
            throw new ArgumentException("A label is listed twice.", nameof(labels));
        all.AddRange(pairs.Keys.SelectMany(p => new[] { p.Item1, p.Item2 }).Except(all, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var index = all.Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i, StringComparer.Ordinal);
        var counts = new int[all.Count, all.Count];
        foreach (var ((row, column), count) in pairs)
            counts[index[row], index[column]] = count;
        return new(all, index, counts);
    }

    /// <summary>Aligned columns, gold labels down, predicted labels across; lines end in <c>\n</c>.</summary>
    public string ToText()
    {
        var width = Labels.Select(l => l.Length).Append($"{Total}".Length).Max();
        var text = new StringBuilder();
        text.Append(' ', width);
        foreach (var label in Labels)
            text.Append(' ').Append(label.PadLeft(width));
        foreach (var row in Labels)
        {
            text.Append('\n').Append(row.PadLeft(width));
            foreach (var column in Labels)
                text.Append(' ').Append($"{this[row, column]}".PadLeft(width));
        }

        return text.Append('\n').ToString();
    }

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => ToText();
}

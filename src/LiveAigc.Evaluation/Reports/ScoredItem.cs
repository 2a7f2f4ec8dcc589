namespace LiveAigc.Evaluation;

/// <summary>
/// What one document adds to a figure that is a ratio of sums, <c>Σ Part / Σ Whole</c>: a mean (score, 1), an accuracy (right, 1), a micro F1
/// (2 · correct, predicted + gold).
/// </summary>
/// <param name="Part">Its share of the numerator.</param>
/// <param name="Whole">Its share of the denominator, 0 or more.</param>
public readonly record struct ScoredItem(double Part, double Whole)
{
    internal static double Ratio(IReadOnlyList<ScoredItem> items)
    {
        double part = 0, whole = 0;
        foreach (var item in items)
        {
            part += item.Part;
            whole += item.Whole;
        }

        return LabelScore.Ratio(part, whole);
    }

    /// <exception cref="ArgumentException">An item is not finite or its whole is below 0; the message says which.</exception>
    internal static void Require(IReadOnlyList<ScoredItem> items, string parameter)
    {
        ArgumentNullException.ThrowIfNull(items, parameter);
        if (items.Count == 0)
            throw new ArgumentException("There are no items.", parameter);
        for (var i = 0; i < items.Count; i++)
        {
            if (!double.IsFinite(items[i].Part) || !(items[i].Whole >= 0) || !double.IsFinite(items[i].Whole))
                throw new ArgumentException($"Item {i} is {items[i].Part} of {items[i].Whole}: give finite values, the whole 0 or more.", parameter);
        }
    }
}

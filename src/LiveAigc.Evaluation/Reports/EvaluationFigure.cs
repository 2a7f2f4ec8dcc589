namespace LiveAigc.Evaluation;

/// <summary>One figure of a report. Immutable.</summary>
/// <param name="Name">What it is: "span F1", "BLEU".</param>
/// <param name="Value">The figure.</param>
public sealed record EvaluationFigure(string Name, double Value)
{
    /// <summary>Ends of the 95 % confidence interval; null when unknown.</summary>
    public double? Lower { get; init; }

    /// <inheritdoc cref="Lower"/>
    public double? Upper { get; init; }

    /// <summary>False for distances and error rates.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>The largest value it can take, to draw it to scale; null when there is none.</summary>
    public double? Maximum { get; init; }

    /// <summary>How it was computed where that needs saying: a signature, k, the mode.</summary>
    public string? Note { get; init; }

    /// <summary>What each document adds, in the order of the data: what a comparison needs to tell luck from gain. Null when unknown.</summary>
    public IReadOnlyList<ScoredItem>? Items { get; init; }

    /// <summary>A figure that is a ratio of sums over documents, with its 95 % percentile bootstrap interval (Efron and Tibshirani 1993).</summary>
    /// <param name="name">What it is.</param>
    /// <param name="items">What each document adds; at least one.</param>
    /// <param name="seed">Of the drawings.</param>
    /// <param name="samples">Number of drawings, 1 or more.</param>
    /// <exception cref="ArgumentException">There are no items, or one is not finite; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is below 1.</exception>
    public static EvaluationFigure OfItems(string name, IReadOnlyList<ScoredItem> items, int seed, int samples = 1000)
    {
        ScoredItem.Require(items, nameof(items));
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        var random = new Random(seed);
        var drawn = new double[samples];
        for (var s = 0; s < samples; s++)
        {
            double part = 0, whole = 0;
            for (var i = 0; i < items.Count; i++)
            {
                var item = items[random.Next(items.Count)];
                part += item.Part;
                whole += item.Whole;
            }

            drawn[s] = LabelScore.Ratio(part, whole);
        }

        Array.Sort(drawn);
        return new EvaluationFigure(name, ScoredItem.Ratio(items)) { Lower = Percentile.Of(drawn, 0.025), Upper = Percentile.Of(drawn, 0.975), Items = items };
    }

    /// <summary>Micro span F1 of documents, with its interval.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="gold">The right spans of each document.</param>
    /// <param name="predicted">The predicted ones.</param>
    /// <param name="seed">Of the drawings.</param>
    /// <param name="matching">When a predicted span counts.</param>
    /// <exception cref="ArgumentException">There are no documents, the lists differ in length, or spans overlap; the message says where.</exception>
    public static EvaluationFigure SpanF1(
        string name, IReadOnlyList<IReadOnlyList<TagSpan>> gold, IReadOnlyList<IReadOnlyList<TagSpan>> predicted, int seed, SpanMatching matching = SpanMatching.Strict) =>
        OfItems(name, SpanItems.Of(gold, predicted, matching), seed) with { Maximum = 1 };
}

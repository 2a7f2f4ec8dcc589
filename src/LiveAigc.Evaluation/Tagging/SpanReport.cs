namespace LiveAigc.Evaluation;

/// <summary>Span precision, recall and F1, per tag and averaged. Immutable.</summary>
/// <remarks>
/// A ratio without a denominator is 0: precision where nothing was predicted, recall where there is no gold span, and
/// every average of an empty report. Macro and weighted average run over the tags of <see cref="Tags"/>.
/// </remarks>
public sealed class SpanReport
{
    private readonly ScoreTable _table;

    private SpanReport(SpanMatching matching, IReadOnlyList<LabelScore> tags)
    {
        Matching = matching;
        _table = new(tags, null, AverageScore.Micro(tags), AverageScore.Macro(tags), AverageScore.Weighted(tags));
    }

    /// <summary>When a predicted span counted.</summary>
    public SpanMatching Matching { get; }

    /// <summary>The tags found in the gold or the predicted spans, in ordinal order.</summary>
    public IReadOnlyList<LabelScore> Tags => _table.Labels;

    /// <summary>Over all spans, each weighing the same: the span F1 that papers report.</summary>
    public AverageScore Micro => _table.Micro;

    /// <summary>The mean over the tags.</summary>
    public AverageScore Macro => _table.Macro;

    /// <summary>The mean over the tags, weighted by support.</summary>
    public AverageScore Weighted => _table.Weighted;

    /// <summary>The score of one tag; all 0 for a tag that neither side has.</summary>
    /// <param name="tag">The tag.</param>
    public LabelScore this[string tag]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(tag);
            foreach (var score in Tags)
            {
                if (score.Label == tag)
                    return score;
            }

            return new(tag, 0, 0, 0);
        }
    }

    /// <summary>Compares predicted spans with gold spans.</summary>
    /// <param name="gold">The right spans of each document, in any order within a document; may be empty.</param>
    /// <param name="predicted">The predicted spans of the same documents, in the same order of documents.</param>
    /// <param name="matching">When a predicted span counts; strict unless said otherwise.</param>
    /// <exception cref="ArgumentException">
    /// The lists differ in length, or a span is empty, starts before 0, has no tag or the tag <c>O</c>, or overlaps another
    /// span of the same list.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="matching"/> is not a value of its enumeration.</exception>
    public static SpanReport Compute(
        IReadOnlyList<IReadOnlyList<TagSpan>> gold,
        IReadOnlyList<IReadOnlyList<TagSpan>> predicted,
        SpanMatching matching = SpanMatching.Strict)
    {
        SpanLists.RequireSameCount(gold, predicted, nameof(predicted));
        if (!Enum.IsDefined(matching))
            throw new ArgumentOutOfRangeException(nameof(matching), matching, "Give Strict or Soft.");
        var scores = new SortedDictionary<string, LabelScore>(StringComparer.Ordinal);
        for (var i = 0; i < gold.Count; i++)
        {
            var goldSpans = SpanLists.Sorted(gold[i], i, nameof(gold));
            var predictedSpans = SpanLists.Sorted(predicted[i], i, nameof(predicted));
            foreach (var span in goldSpans)
                Add(span.Tag, 0, 0, 1);
            foreach (var span in predictedSpans)
                Add(span.Tag, 0, 1, 0);
            foreach (var span in SpanMatcher.Matched(goldSpans, predictedSpans, matching))
                Add(span.Tag, 1, 0, 0);
        }

        return new(matching, [.. scores.Values]);

        void Add(string tag, int correct, int found, int support)
        {
            var old = scores.GetValueOrDefault(tag);
            scores[tag] = new(tag, old.Correct + correct, old.Predicted + found, old.Support + support);
        }
    }

    /// <summary>Aligned columns with a micro average, as scikit-learn and seqeval print them; lines end in <c>\n</c>.</summary>
    /// <param name="digits">Decimals, 0 to 9.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is outside 0 to 9.</exception>
    public string ToText(int digits = 2) => _table.ToText(digits);

    /// <summary>A Markdown table.</summary>
    /// <inheritdoc cref="ToText"/>
    public string ToMarkdown(int digits = 2) => _table.ToMarkdown(digits);

    /// <summary>
    /// A JSON object, unrounded: <c>labels</c> (an array of <c>label, precision, recall, f1, support, predicted, correct</c>),
    /// <c>micro</c>, <c>macro</c>, <c>weighted</c>.
    /// </summary>
    public string ToJson() => _table.ToJson();

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => _table.ToText(2);
}

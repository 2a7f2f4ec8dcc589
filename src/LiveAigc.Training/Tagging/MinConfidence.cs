using LiveAigc.Evaluation;

namespace LiveAigc.Training;

/// <summary>
/// Below which confidence spans are better left out: the bias of "O" moves every decision, this only the doubtful spans as wholes.
/// </summary>
internal static class MinConfidence
{
    private const float Step = 0.05f;
    private const int Steps = 18; // up to 0.9

    /// <summary>Where the texts' span F1 is highest; the smallest of equals.</summary>
    public static float Best(TaggingScorer scorer, IReadOnlyList<TaggedText> development)
    {
        var gold = development.Select(d => d.Spans).ToArray();
        var predicted = scorer.PredictAll(development);
        return Enumerable.Range(0, Steps + 1).Select(i => i * Step)
            .MaxBy(c => SpanReport.Compute(gold, predicted.Select(p => TaggingScorer.Above(p, c)).ToArray()).Micro.F1);
    }
}

using LiveAigc.Evaluation;
using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>
/// Shifts a trained classifier's bias for "O" to where the development texts' span F1 is highest: the balance of precision and
/// recall that the loss does not know of.
/// </summary>
internal static class OutsideBias
{
    private const int Outside = 0; // the first label, by construction
    private static readonly double[] Shifts = [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5];

    /// <summary>Tunes the bias in place.</summary>
    /// <returns>The shift that was kept; 0 when none was better.</returns>
    public static double Tune(TokenClassifier model, TaggingScorer scorer, IReadOnlyList<TaggedText> development)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var gold = development.Select(d => d.Spans).ToArray();
        var bias = model.OutputBias.narrow(0, Outside, 1);
        var trained = bias.clone();
        double best = 0, bestScore = Score(0);
        foreach (var shift in Shifts.Where(s => s != 0))
        {
            if (Score(shift) is var score && score > bestScore)
                (best, bestScore) = (shift, score);
        }

        bias.copy_(trained + best);
        return best;

        double Score(double shift)
        {
            bias.copy_(trained + shift);
            return SpanReport.Compute(gold, scorer.Predict(development)).Micro.F1;
        }
    }
}

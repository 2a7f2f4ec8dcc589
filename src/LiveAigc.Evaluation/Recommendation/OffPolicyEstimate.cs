namespace LiveAigc.Evaluation;

/// <summary>
/// What a new policy would have earned, from the log of an old one: inverse propensity scoring (Horvitz and Thompson 1952), its self-normalised
/// form (Swaminathan and Joachims 2015) and the doubly robust estimate (Dudík et al. 2011). All are rewards a decision.
/// </summary>
/// <param name="InversePropensity">IPS: <c>mean(w · reward)</c>, w = target / logged probability. Unbiased, but wild where w is large.</param>
/// <param name="SelfNormalized">SNIPS: <c>Σ w · reward / Σ w</c>. Never outside the rewards seen; 0 when the target never does what was logged.</param>
/// <param name="DoublyRobust">DR: the model's reward, corrected by <c>mean(w · (reward − prediction))</c>. Right when either the model or the probabilities are.</param>
/// <param name="EffectiveSamples"><c>(Σ w)² / Σ w²</c>: decisions the estimate truly stands on. Far below <paramref name="Decisions"/>, trust none of the three.</param>
/// <param name="StandardError">Of IPS.</param>
/// <param name="Decisions">Decisions in the log.</param>
/// <remarks>The log's probabilities must be those at the time, and above 0 wherever the target's are. Immutable.</remarks>
public sealed record OffPolicyEstimate(
    double InversePropensity, double SelfNormalized, double DoublyRobust, double EffectiveSamples, double StandardError, int Decisions)
{
    /// <summary>Computes the three estimates.</summary>
    /// <param name="log">At least one decision.</param>
    /// <param name="largestWeight">Weights above it count as it: less wild, but biased. Infinite, the default, for none.</param>
    /// <exception cref="ArgumentException">No decision, or one with a probability outside its range or a reward that is not finite; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="largestWeight"/> is not above 0.</exception>
    public static OffPolicyEstimate Compute(IReadOnlyList<LoggedDecision> log, double largestWeight = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.Count == 0)
            throw new ArgumentException("The log is empty.", nameof(log));
        if (!(largestWeight > 0))
            throw new ArgumentOutOfRangeException(nameof(largestWeight), largestWeight, "Give a value above 0.");
        double weights = 0, squares = 0, rewards = 0, rewardSquares = 0, robust = 0;
        for (var i = 0; i < log.Count; i++)
        {
            var decision = log[i];
            Check(log, i);
            var weight = Math.Min(largestWeight, decision.TargetProbability / decision.LoggedProbability);
            weights += weight;
            squares += weight * weight;
            rewards += weight * decision.Reward;
            rewardSquares += Math.Pow(weight * decision.Reward, 2);
            robust += decision.PredictedTargetReward + (weight * (decision.Reward - decision.PredictedReward));
        }

        var n = (double)log.Count;
        var variance = Math.Max(0, (rewardSquares / n) - Math.Pow(rewards / n, 2));
        return new OffPolicyEstimate(
            rewards / n, LabelScore.Ratio(rewards, weights), robust / n, LabelScore.Ratio(weights * weights, squares), Math.Sqrt(variance / n), log.Count);
    }

    private static void Check(IReadOnlyList<LoggedDecision> log, int index)
    {
        var decision = log[index];
        if (!(decision.LoggedProbability is > 0 and <= 1))
            throw new ArgumentException($"Decision {index}: its logged probability is {decision.LoggedProbability}; give above 0, at most 1.", nameof(log));
        if (!(decision.TargetProbability is >= 0 and <= 1))
            throw new ArgumentException($"Decision {index}: its target probability is {decision.TargetProbability}; give 0 to 1.", nameof(log));
        if (!double.IsFinite(decision.Reward) || !double.IsFinite(decision.PredictedReward) || !double.IsFinite(decision.PredictedTargetReward))
            throw new ArgumentException($"Decision {index} has a reward that is not finite.", nameof(log));
    }
}

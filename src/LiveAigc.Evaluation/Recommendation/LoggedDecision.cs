namespace LiveAigc.Evaluation;

/// <summary>One decision of the policy that ran, and what the policy to be judged would have done.</summary>
/// <param name="Reward">What came of it: a click, a sale, minutes.</param>
/// <param name="LoggedProbability">How probable the action was under the policy that took it: above 0, at most 1.</param>
/// <param name="TargetProbability">How probable it is under the policy to be judged, 0 to 1.</param>
/// <param name="PredictedReward">A model's reward for the action taken; needed by the doubly robust estimate alone.</param>
/// <param name="PredictedTargetReward">The model's reward for the target policy here, averaged over its actions.</param>
public readonly record struct LoggedDecision(
    double Reward, double LoggedProbability, double TargetProbability, double PredictedReward = 0, double PredictedTargetReward = 0);

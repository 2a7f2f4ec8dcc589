namespace LiveAigc.Evaluation;

/// <summary>One bar of a reliability diagram: the predictions whose confidence falls between two bounds.</summary>
/// <param name="Lower">Lower bound, excluded, save for the first bin, which takes 0 in.</param>
/// <param name="Upper">Upper bound, included.</param>
/// <param name="Count">How many predictions fall in.</param>
/// <param name="MeanConfidence">Their mean confidence, 0 to 1; 0 for an empty bin.</param>
/// <param name="Accuracy">The share of them that is right, 0 to 1; 0 for an empty bin.</param>
public readonly record struct CalibrationBin(double Lower, double Upper, int Count, double MeanConfidence, double Accuracy)
{
    /// <summary><c>Accuracy − MeanConfidence</c>: negative where the model is too sure of itself. 0 for an empty bin.</summary>
    public double Gap => Accuracy - MeanConfidence;
}

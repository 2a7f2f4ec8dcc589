namespace LiveAigc.Training;

/// <summary>Where a training stands. Reported after steps and after each epoch.</summary>
/// <param name="Stage">What is being done, for example "pretraining".</param>
/// <param name="Step">Steps taken, resumed ones included.</param>
/// <param name="Steps">Steps in all, if nothing stops the training early.</param>
/// <param name="Loss">Mean loss since the last report, in nats a token.</param>
/// <param name="Score">The last score on the development set, 0 to 1; null before the first.</param>
/// <param name="TokensPerSecond">Tokens trained on a second since the start or resumption.</param>
/// <param name="Remaining">Estimated time left.</param>
public sealed record TrainingProgress(
    string Stage,
    long Step,
    long Steps,
    double Loss,
    double? Score,
    double TokensPerSecond,
    TimeSpan Remaining);

using LiveAigc.Training;

namespace LiveAigc.Tests;

/// <summary>Progress, told at once on the calling thread.</summary>
internal sealed class Sink(Action<TrainingProgress> action) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => action(value);
}

using LiveAigc.Training;

namespace LiveAigc.Tests;

/// <summary>One thread for torch: the models here are too small to share, and sums then come out the same every time.</summary>
[SetUpFixture]
public class OneThread
{
    [OneTimeSetUp]
    public void Load() => TorchRuntime.Initialize(threads: 1);
}

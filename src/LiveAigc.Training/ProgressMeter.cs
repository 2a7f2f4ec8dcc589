namespace LiveAigc.Training;

/// <summary>Sums losses and tokens between reports and estimates what is left.</summary>
internal sealed class ProgressMeter(string stage, long firstStep, long steps, IProgress<TrainingProgress>? progress, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private long _tokens;
    private double _loss;
    private int _losses;

    public double? Score { get; set; }

    public void Add(double loss, long tokens)
    {
        _loss += loss;
        _losses++;
        _tokens += tokens;
    }

    public void Report(long step)
    {
        var elapsed = time.GetElapsedTime(_started);
        var done = Math.Max(1, step - firstStep);
        progress?.Report(new TrainingProgress(
            stage, step, steps, _losses == 0 ? 0 : _loss / _losses, Score,
            _tokens / Math.Max(1e-9, elapsed.TotalSeconds), elapsed / done * (steps - step)));
        _loss = 0;
        _losses = 0;
    }
}

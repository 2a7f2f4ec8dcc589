namespace LiveAigc.Training;

/// <summary>A learning rate that climbs linearly through a warm-up and then falls linearly to nothing.</summary>
/// <param name="Peak">The rate after the warm-up.</param>
/// <param name="WarmUp">The share of all steps that the climb takes, 0 to 1.</param>
internal readonly record struct LearningRate(double Peak, double WarmUp)
{
    public double At(long step, long steps)
    {
        var climb = Math.Max(1, (long)(steps * WarmUp));
        return step < climb
            ? Peak * (step + 1) / climb
            : Peak * Math.Max(0, steps - step) / Math.Max(1, steps - climb);
    }
}

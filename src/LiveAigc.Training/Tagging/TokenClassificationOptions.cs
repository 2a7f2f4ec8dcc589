namespace LiveAigc.Training;

/// <summary>Settings of token-classification training.</summary>
public sealed record TokenClassificationOptions
{
    /// <summary>Most passes over the training texts.</summary>
    /// <value>1 or more; default 12.</value>
    public int Epochs { get; init; } = 12;

    /// <summary>Texts a step.</summary>
    /// <value>1 or more; default 32.</value>
    public int BatchSize { get; init; } = 32;

    /// <summary>Highest learning rate.</summary>
    /// <value>Above 0; default 3e-4, for encoders of a few million weights.</value>
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>Share of steps in which the learning rate climbs.</summary>
    /// <value>0 to 1; default 0.1.</value>
    public double WarmUp { get; init; } = 0.1;

    /// <summary>Weight decay of matrices.</summary>
    /// <value>0 or more; default 0.01.</value>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Dropout.</summary>
    /// <value>0 to below 1; default 0.1.</value>
    public double Dropout { get; init; } = 0.1;

    /// <summary>
    /// Share of ordinary tokens hidden as [MASK] while training, so that no single word decides.
    /// </summary>
    /// <value>0 to below 1; default 0.05.</value>
    public double TokenDropout { get; init; } = 0.05;

    /// <summary>
    /// Exponent of inverse label frequency in the loss: 0 weighs all tokens alike, 1 all labels alike.
    /// </summary>
    /// <value>0 to 1; default 0.</value>
    public double ClassWeightPower { get; init; }

    /// <summary>Epochs without a better span F1 on the development texts after which training stops.</summary>
    /// <value>1 or more; default 4.</value>
    public int Patience { get; init; } = 4;

    /// <summary>
    /// Decay of the running average of the weights, taken once a step; the averaged weights are scored and kept.
    /// </summary>
    /// <value>0 (no average) to below 1; default 0.</value>
    public double AverageDecay { get; init; }

    /// <summary>
    /// Shift the bias of "O", once trained, to where the development texts' span F1 is highest.
    /// </summary>
    /// <value>Default true.</value>
    public bool TuneOutsideBias { get; init; } = true;

    /// <summary>
    /// Find the confidence below which spans are better left out, once trained, where the development texts' span F1 is highest,
    /// and write it into config.json as <c>min_span_confidence</c>, which the serving tagger keeps to.
    /// </summary>
    /// <value>Default true.</value>
    public bool TuneMinConfidence { get; init; } = true;

    /// <summary>"B-" and "I-" labels when true, plain ones when false.</summary>
    public bool Prefixes { get; init; } = true;

    /// <summary>Compute activations in bfloat16; weights stay float32, scoring and export too.</summary>
    public bool BFloat16 { get; init; }

    /// <summary>Every random choice follows from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Changes each training text anew each epoch; null for none. See <see cref="CommentNoise"/>.</summary>
    public ITextAugmentation? Augmentation { get; init; }
}

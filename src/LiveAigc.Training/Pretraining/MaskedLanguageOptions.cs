namespace LiveAigc.Training;

/// <summary>Settings of masked-language pretraining.</summary>
public sealed record MaskedLanguageOptions
{
    /// <summary>Passes over the corpus; each masks anew.</summary>
    /// <value>1 or more; default 5.</value>
    public int Epochs { get; init; } = 5;

    /// <summary>Rows a step.</summary>
    /// <value>1 or more; default 64.</value>
    public int BatchSize { get; init; } = 64;

    /// <summary>Tokens a row; short texts are packed together, long ones cut into several rows.</summary>
    /// <value>8 up to the encoder's positions; default 64.</value>
    public int RowLength { get; init; } = 64;

    /// <summary>Highest learning rate.</summary>
    /// <value>Above 0; default 1e-3, for encoders of a few million weights.</value>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Share of steps in which the learning rate climbs.</summary>
    /// <value>0 to 1; default 0.05.</value>
    public double WarmUp { get; init; } = 0.05;

    /// <summary>Weight decay of matrices.</summary>
    /// <value>0 or more; default 0.01.</value>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Share of tokens to guess.</summary>
    /// <value>Above 0, below 1; default 0.15, as BERT has.</value>
    public double MaskRate { get; init; } = 0.15;

    /// <summary>Longest run of neighbouring tokens masked together.</summary>
    /// <value>1 or more; default 3.</value>
    public int MaxMaskedRun { get; init; } = 3;

    /// <summary>Dropout.</summary>
    /// <value>0 to below 1; default 0: a small encoder on a large corpus is short of capacity, not of noise.</value>
    public double Dropout { get; init; }

    /// <summary>Compute activations in bfloat16; weights stay float32. Twice as fast on processors that have the instructions, slow on others.</summary>
    public bool BFloat16 { get; init; }

    /// <summary>Every random choice follows from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Steps between checkpoints and between reports.</summary>
    /// <value>1 or more; default 200 and 20.</value>
    public int CheckpointEvery { get; init; } = 200;

    /// <summary>Steps between reports of progress.</summary>
    /// <value>1 or more; default 20.</value>
    public int ReportEvery { get; init; } = 20;
}

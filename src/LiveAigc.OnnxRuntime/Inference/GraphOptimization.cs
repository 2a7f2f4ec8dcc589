namespace LiveAigc;

/// <summary>How far ONNX Runtime rewrites a model while loading it.</summary>
public enum GraphOptimization
{
    /// <summary>Not at all: for finding out whether a rewrite is at fault.</summary>
    None,

    /// <summary>Folds constants and drops what has no effect. The results stay the same to the last bit.</summary>
    Basic,

    /// <summary>Also fuses nodes (attention, layer norm, GELU). The results differ by rounding.</summary>
    Extended,

    /// <summary>Everything, also the layout of convolutions.</summary>
    All,
}

namespace LiveAigc.Evaluation;

/// <summary>Networks whose features have a measure named after them.</summary>
public enum ExtractorKind
{
    /// <summary>Any other.</summary>
    Other,

    /// <summary>Inception-v3 in TensorFlow's weights of 2015, the 2,048 values after the last pooling: FID.</summary>
    InceptionPool3,

    /// <summary>I3D trained on Kinetics-400, its 400 logits: FVD.</summary>
    InflatedInception,
}

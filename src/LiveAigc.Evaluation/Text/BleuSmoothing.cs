namespace LiveAigc.Evaluation;

/// <summary>What BLEU does with an order of n-grams of which none matched (Chen and Cherry 2014).</summary>
public enum BleuSmoothing
{
    /// <summary>Nothing: the score is 0.</summary>
    None,

    /// <summary>Its count becomes <see cref="BleuOptions.SmoothingValue"/>, 0.1 by default. Their method 1.</summary>
    Floor,

    /// <summary><see cref="BleuOptions.SmoothingValue"/>, 1 by default, is added to counts and totals above order 1. Their method 2.</summary>
    AddK,

    /// <summary>The first such order counts as 1/2 match, the next as 1/4, and so on. Their method 3, NIST's and sacrebleu's own.</summary>
    Exponential,
}

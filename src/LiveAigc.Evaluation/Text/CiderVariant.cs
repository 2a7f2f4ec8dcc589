namespace LiveAigc.Evaluation;

/// <summary>Which of the two measures of that name.</summary>
public enum CiderVariant
{
    /// <summary>
    /// CIDEr-D, what coco-caption prints as "CIDEr": counts are clipped to the reference's, and a difference in length costs
    /// <c>exp(−Δ² / 2σ²)</c>, σ = 6 tokens. Harder to cheat with repeated words.
    /// </summary>
    D,

    /// <summary>The plain measure of the paper: the cosine alone.</summary>
    Plain,
}

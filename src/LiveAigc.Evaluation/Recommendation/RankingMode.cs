namespace LiveAigc.Evaluation;

/// <summary>What an item was ranked among. Figures of the two cannot be compared (Krichene and Rendle 2020), so a report names its mode.</summary>
public enum RankingMode
{
    /// <summary>Among all items: the figure that stands for use.</summary>
    Full,

    /// <summary>Among some that were drawn: cheaper, flattering, and able to turn the order of two systems round.</summary>
    SampledNegatives,
}

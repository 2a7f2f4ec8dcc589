namespace LiveAigc.Evaluation;

/// <summary>Settings of <see cref="ChrF"/>; the defaults are sacrebleu's.</summary>
public sealed record ChrFOptions
{
    /// <summary>Longest character n-gram.</summary>
    /// <value>1 to 16; default 6.</value>
    public int CharacterOrder { get; init; } = 6;

    /// <summary>Longest word n-gram: 2 makes it chrF++.</summary>
    /// <value>0 to 16; default 0.</value>
    public int WordOrder { get; init; }

    /// <summary>How many times as much as precision recall counts.</summary>
    /// <value>Above 0; default 2.</value>
    public double Beta { get; init; } = 2;

    /// <summary>Compare without regard to case.</summary>
    public bool LowerCase { get; init; }
}

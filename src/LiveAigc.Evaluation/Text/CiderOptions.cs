namespace LiveAigc.Evaluation;

/// <summary>Settings of <see cref="Cider"/>.</summary>
public sealed record CiderOptions
{
    /// <summary>Which measure.</summary>
    /// <value>Default <see cref="CiderVariant.D"/>.</value>
    public CiderVariant Variant { get; init; } = CiderVariant.D;

    /// <summary>How texts are cut.</summary>
    /// <value>Default white space, as the reference has it after its own tokenizer; <see cref="TextTokenization.Chinese"/> or
    /// <see cref="TextTokenization.Character"/> for Chinese.</value>
    public TextTokenization Tokenization { get; init; } = TextTokenization.None;

    /// <summary>Compare without regard to case.</summary>
    public bool LowerCase { get; init; }

    /// <summary>Longest n-gram.</summary>
    /// <value>1 to 16; default 4.</value>
    public int MaxOrder { get; init; } = 4;

    /// <summary>Standard deviation of the length penalty of CIDEr-D, in tokens.</summary>
    /// <value>Above 0; default 6.</value>
    public double Sigma { get; init; } = 6;
}

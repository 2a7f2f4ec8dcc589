namespace LiveAigc.Evaluation;

/// <summary>Settings of <see cref="Bleu"/>; the defaults are sacrebleu's.</summary>
public sealed record BleuOptions
{
    /// <summary>How texts are cut.</summary>
    /// <value>Default <see cref="TextTokenization.Mteval13a"/>; give <see cref="TextTokenization.Chinese"/> for Chinese.</value>
    public TextTokenization Tokenization { get; init; } = TextTokenization.Mteval13a;

    /// <summary>What happens to orders without a match.</summary>
    /// <value>Default <see cref="BleuSmoothing.Exponential"/>.</value>
    public BleuSmoothing Smoothing { get; init; } = BleuSmoothing.Exponential;

    /// <summary>The value that <see cref="BleuSmoothing.Floor"/> and <see cref="BleuSmoothing.AddK"/> need.</summary>
    /// <value>Above 0; null, the default, for 0.1 and 1.</value>
    public double? SmoothingValue { get; init; }

    /// <summary>Longest n-gram.</summary>
    /// <value>1 to 16; default 4.</value>
    public int MaxOrder { get; init; } = 4;

    /// <summary>Compare without regard to case.</summary>
    public bool LowerCase { get; init; }

    /// <summary>Leave out the orders that a text is too short for.</summary>
    /// <value>Null, the default: no for corpora, yes for sentences, as sacrebleu's two functions have it.</value>
    public bool? EffectiveOrder { get; init; }

    internal double EffectiveSmoothingValue => SmoothingValue ?? (Smoothing == BleuSmoothing.Floor ? 0.1 : 1);
}

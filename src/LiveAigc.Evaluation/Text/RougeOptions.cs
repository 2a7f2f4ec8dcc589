namespace LiveAigc.Evaluation;

/// <summary>Settings of <see cref="Rouge"/>; the defaults are rouge-score's.</summary>
public sealed record RougeOptions
{
    /// <summary>How texts are cut.</summary>
    /// <value>Default <see cref="RougeTokenization.English"/>.</value>
    public RougeTokenization Tokenization { get; init; } = RougeTokenization.English;

    /// <summary>Take endings off English words of more than three letters (Porter's stemmer with NLTK's extensions).</summary>
    public bool Stem { get; init; }

    /// <summary>How many times as much as precision recall counts.</summary>
    /// <value>Above 0; default 1. coco-caption has 1.2.</value>
    public double Beta { get; init; } = 1;

    /// <summary>Compare without regard to case; <see cref="RougeTokenization.English"/> and <see cref="RougeTokenization.Chinese"/> always do.</summary>
    public bool LowerCase { get; init; }

    /// <summary>Count each n-gram once however often it stands there, as pltrdy/rouge does.</summary>
    public bool DistinctNGrams { get; init; }

    /// <summary>
    /// With several references, take the best precision and the best recall, though of different references, as coco-caption does;
    /// otherwise the reference with the best F.
    /// </summary>
    public bool BestOfEach { get; init; }
}

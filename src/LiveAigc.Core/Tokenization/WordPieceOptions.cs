namespace LiveAigc;

/// <summary>How a <see cref="WordPieceTokenizer"/> cleans text and cuts words. The defaults are those of BERT's lower-casing models.</summary>
public sealed record WordPieceOptions
{
    /// <summary>Whether letters are lower-cased before they are looked up.</summary>
    /// <value><see langword="true"/> by default. A model has one right answer: an uncased one needs it, a cased one must not have it.</value>
    public bool LowerCase { get; init; } = true;

    /// <summary>Whether accents are taken off (<c>é</c> becomes <c>e</c>).</summary>
    /// <value><see langword="null"/> by default: as <see cref="LowerCase"/> says.</value>
    public bool? StripAccents { get; init; }

    /// <summary>Whether every Chinese character is a word of its own.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool IsolateChinese { get; init; } = true;

    /// <summary>Whether control characters are dropped and every kind of white space counts as a space.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool CleanText { get; init; } = true;

    /// <summary>The token of a word that the vocabulary cannot spell. It must be in the vocabulary.</summary>
    /// <value><c>[UNK]</c> by default.</value>
    public string UnknownToken { get; init; } = "[UNK]";

    /// <summary>The token that begins every model input.</summary>
    /// <value><c>[CLS]</c> by default.</value>
    public string ClsToken { get; init; } = "[CLS]";

    /// <summary>The token that ends every text of a model input.</summary>
    /// <value><c>[SEP]</c> by default.</value>
    public string SepToken { get; init; } = "[SEP]";

    /// <summary>The token that fills a model input up to its length.</summary>
    /// <value><c>[PAD]</c> by default.</value>
    public string PadToken { get; init; } = "[PAD]";

    /// <summary>The token that hides a word in training.</summary>
    /// <value><c>[MASK]</c> by default.</value>
    public string MaskToken { get; init; } = "[MASK]";

    /// <summary>What a piece inside a word begins with in the vocabulary.</summary>
    /// <value><c>##</c> by default; not empty.</value>
    public string ContinuationPrefix { get; init; } = "##";

    /// <summary>The longest word that is looked up, in code points after cleaning; a longer one is unknown.</summary>
    /// <value>100 by default; at least 1.</value>
    public int MaxCharsPerWord { get; init; } = 100;
}

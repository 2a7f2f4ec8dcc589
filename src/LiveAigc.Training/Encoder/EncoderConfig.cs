namespace LiveAigc.Training;

/// <summary>The sizes of a BERT-layout encoder. The defaults are the compact encoder's.</summary>
public sealed record EncoderConfig
{
    /// <summary>Word pieces in the vocabulary.</summary>
    /// <value>1 or more.</value>
    public required int VocabularySize { get; init; }

    /// <summary>Width of a token's vector.</summary>
    /// <value>A multiple of <see cref="Heads"/>; default 256.</value>
    public int HiddenSize { get; init; } = 256;

    /// <summary>Transformer layers.</summary>
    /// <value>1 or more; default 4.</value>
    public int Layers { get; init; } = 4;

    /// <summary>Attention heads a layer.</summary>
    /// <value>1 or more; default 4.</value>
    public int Heads { get; init; } = 4;

    /// <summary>Width of a layer's feed-forward part.</summary>
    /// <value>1 or more; default 1024.</value>
    public int IntermediateSize { get; init; } = 1024;

    /// <summary>Longest row of tokens, special tokens included.</summary>
    /// <value>3 or more; default 128.</value>
    public int MaxPositions { get; init; } = 128;

    /// <summary>Segment ids the encoder knows.</summary>
    /// <value>1 or more; default 2, as BERT has.</value>
    public int TokenTypes { get; init; } = 2;

    /// <summary>What layer normalisation adds to the variance.</summary>
    /// <value>Above 0; default 1e-12, as BERT has.</value>
    public double LayerNormEpsilon { get; init; } = 1e-12;

    internal int HeadSize => HiddenSize / Heads;

    /// <summary>Throws when the sizes do not go together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(VocabularySize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Heads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Layers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(IntermediateSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPositions, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(TokenTypes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenSize, 1);
        if (HiddenSize % Heads != 0)
            throw new ArgumentOutOfRangeException(nameof(HiddenSize), HiddenSize, $"HiddenSize must be a multiple of Heads ({Heads}).");
        if (!(LayerNormEpsilon > 0))
            throw new ArgumentOutOfRangeException(nameof(LayerNormEpsilon), LayerNormEpsilon, "LayerNormEpsilon must be above 0.");
    }
}

namespace LiveAigc.Tokenization;

/// <summary>What a <c>tokenizer.json</c> describes, in the order in which a text passes through it.</summary>
internal sealed class TokenizerParts
{
    /// <summary>All tokens; the index is the id. Where ids are left out there is <see langword="null"/>.</summary>
    public required string?[] Tokens { get; init; }

    /// <summary>The id of every token.</summary>
    public required Dictionary<string, int> Ids { get; init; }

    public required IReadOnlyList<AddedTokenRule> AddedTokens { get; init; }

    public required INormalizer? Normalizer { get; init; }

    public required IPreTokenizer? PreTokenizer { get; init; }

    public required ITokenModel Model { get; init; }

    /// <summary>The ids before a text.</summary>
    public required int[] Prefix { get; init; }

    /// <summary>The ids behind a text.</summary>
    public required int[] Suffix { get; init; }

    public required DecoderFactory Decoder { get; init; }
}

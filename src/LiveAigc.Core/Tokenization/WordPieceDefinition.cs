namespace LiveAigc.Tokenization;

/// <summary>What makes up a tokenizer, wherever it was read from.</summary>
internal sealed class WordPieceDefinition
{
    /// <summary>All tokens; the index is the id.</summary>
    public required string[] Vocabulary { get; init; }

    public required WordPieceOptions Options { get; init; }

    /// <summary>How many of the tokens the model spells words with. Those after them are found only when written out in the raw text.</summary>
    public required int ModelVocabularySize { get; init; }

    /// <summary>The tokens that are found in the raw text, before it is cleaned. Those that the vocabulary lacks do not count.</summary>
    public required IReadOnlyCollection<string> RawTokens { get; init; }

    /// <summary>Those of them that carry no text of their own.</summary>
    public required IReadOnlyCollection<string> SpecialTokens { get; init; }

    /// <summary>Makes the exception for a definition that cannot be used.</summary>
    public required Func<string, Exception> Refuse { get; init; }

    /// <summary>Says where a token stands, for a message.</summary>
    public Func<int, string> PlaceOf { get; init; } = id => $"id {id}";

    /// <summary>Refuses what no tokenizer can be made of. Repeated tokens are found later, where the ids are counted.</summary>
    public void Validate()
    {
        if (Vocabulary.Length == 0)
            throw Refuse("the vocabulary is empty.");
        if (Array.IndexOf(Vocabulary, null) is >= 0 and var missing)
            throw Refuse($"there is no token at {PlaceOf(missing)}.");
        if (Options.MaxCharsPerWord < 1)
            throw Refuse($"the longest word is {Options.MaxCharsPerWord} characters; it must be at least 1.");
        if (string.IsNullOrEmpty(Options.ContinuationPrefix))
            throw Refuse("the prefix of pieces inside a word is empty.");
    }

    /// <summary>A plain list of tokens: its special tokens are those that the options name.</summary>
    public static WordPieceDefinition Of(string[] vocabulary, WordPieceOptions options, Func<string, Exception> refuse, Func<int, string>? placeOf = null)
    {
        HashSet<string> special = [options.UnknownToken, options.ClsToken, options.SepToken, options.PadToken, options.MaskToken];
        return new()
        {
            Vocabulary = vocabulary,
            Options = options,
            ModelVocabularySize = vocabulary.Length,
            RawTokens = special,
            SpecialTokens = special,
            Refuse = refuse,
            PlaceOf = placeOf ?? (id => $"id {id}"),
        };
    }
}

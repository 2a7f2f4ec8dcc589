namespace LiveAigc;

/// <summary>
/// Turns text into the token ids that a model was trained on, and ids back into text. <c>TextTokenizer.Load</c> in LiveAigc.Core
/// makes one of a model's <c>tokenizer.json</c>.
/// </summary>
/// <remarks>
/// Implementations are immutable and safe to use from many threads at once. No text makes them throw: half a surrogate pair counts
/// as U+FFFD, or as nothing where the reference drops it.
/// </remarks>
public interface ITextTokenizer
{
    /// <summary>One more than the highest id. A model may have more outputs than that; those past it are no tokens.</summary>
    int VocabularySize { get; }

    /// <summary>The tokens that are found in a text as they are written, ahead of everything else, by rising id. Special ones are among them.</summary>
    IReadOnlyList<AddedToken> AddedTokens { get; }

    /// <summary>The token with an id, as the vocabulary writes it (<c>##ing</c>, <c>Ġthe</c>, <c>▁the</c>); <see cref="Decode"/> makes text of it.</summary>
    /// <param name="id">From 0 to <see cref="VocabularySize"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No token has this id.</exception>
    string TokenOf(int id);

    /// <summary>Looks a token up, special ones included, as the vocabulary writes it.</summary>
    /// <returns>Whether there is such a token.</returns>
    bool TryGetId(ReadOnlySpan<char> token, out int id);

    /// <summary>Whether a token carries no text of its own (<c>[CLS]</c>, <c>&lt;|im_end|&gt;</c>). False for an id that is none.</summary>
    bool IsSpecial(int id);

    /// <summary>Encodes a text.</summary>
    /// <param name="text">Any text. A special token written in it is taken for that token: whoever encodes foreign text decides whether to let it in.</param>
    /// <param name="ids">Takes the ids. Where not all fit, those at the end of the text are left out; the special tokens around it stay.</param>
    /// <param name="truncated">Whether ids were left out.</param>
    /// <param name="addSpecialTokens">Whether the tokens that the model wants around a text are added, such as <c>[CLS]</c> and <c>[SEP]</c> or <c>&lt;s&gt;</c>.</param>
    /// <returns>Number of ids written.</returns>
    /// <exception cref="ArgumentException"><paramref name="ids"/> is too short for the special tokens alone.</exception>
    int Encode(ReadOnlySpan<char> text, Span<int> ids, out bool truncated, bool addSpecialTokens = true);

    /// <summary>Counts the ids that <see cref="Encode"/> gives where there is room for all.</summary>
    int Count(ReadOnlySpan<char> text, bool addSpecialTokens = true);

    /// <summary>Puts tokens together to text.</summary>
    /// <param name="ids">Token ids. They may end in the middle of a character, which then shows as U+FFFD.</param>
    /// <param name="skipSpecialTokens">Whether special tokens are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">No token has one of the ids.</exception>
    string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = false);

    /// <summary>Begins to decode ids that come one by one, as a text generator gives them.</summary>
    /// <param name="skipSpecialTokens">Whether special tokens are left out.</param>
    TokenStreamDecoder CreateStreamDecoder(bool skipSpecialTokens = false);
}

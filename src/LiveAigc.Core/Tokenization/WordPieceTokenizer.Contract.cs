using LiveAigc.Tokenization;

namespace LiveAigc;

// What all tokenizers have in common.
public sealed partial class WordPieceTokenizer : ITextTokenizer
{
    private const int FramingTokens = 2;

    /// <inheritdoc/>
    public IReadOnlyList<AddedToken> AddedTokens { get; private init; } = [];

    /// <inheritdoc/>
    public bool IsSpecial(int id) => _specialIds.Contains(id);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException"><paramref name="addSpecialTokens"/> is set, and the vocabulary has no <c>[CLS]</c> or <c>[SEP]</c>.</exception>
    int ITextTokenizer.Encode(ReadOnlySpan<char> text, Span<int> ids, out bool truncated, bool addSpecialTokens)
    {
        var room = ids.Length - (addSpecialTokens ? FramingTokens : 0);
        RequireFraming(addSpecialTokens);
        if (room < 0)
            throw new ArgumentException($"There is room for {ids.Length} ids, and {FramingTokens} special tokens go around a text.", nameof(ids));
        var start = addSpecialTokens ? 1 : 0;
        var count = Run(TextOf(text), new IdSink<int>(ids.Slice(start, room)), wholeWords: false, out _, out var complete);
        truncated = !complete;
        if (!addSpecialTokens)
            return count;
        (ids[0], ids[count + 1]) = (ClsId, SepId);
        return count + FramingTokens;
    }

    int ITextTokenizer.Count(ReadOnlySpan<char> text, bool addSpecialTokens)
    {
        RequireFraming(addSpecialTokens);
        return Count(text) + (addSpecialTokens ? FramingTokens : 0);
    }

    /// <inheritdoc/>
    public TokenStreamDecoder CreateStreamDecoder(bool skipSpecialTokens = false) =>
        new StageStreamDecoder(this, next => new WordPieceStage(_options.ContinuationPrefix, cleanUp: false, next), skipSpecialTokens);

    private void RequireFraming(bool addSpecialTokens)
    {
        if (addSpecialTokens && (ClsId < 0 || SepId < 0))
            throw new InvalidOperationException($"The vocabulary has not both of {_options.ClsToken} and {_options.SepToken}, which go around a text.");
    }
}

namespace LiveAigc.Tokenization;

/// <summary>Sends tokens through the stages of a decoder.</summary>
internal sealed class StageStreamDecoder : TokenStreamDecoder
{
    private readonly ITextTokenizer _tokenizer;
    private readonly bool _skipSpecialTokens;
    private readonly IReadOnlyDictionary<int, string>? _rewritten;
    private readonly TextSink _sink = new();
    private readonly DecoderStage _first;

    /// <param name="tokenizer">Knows the tokens.</param>
    /// <param name="stages">What makes text of them.</param>
    /// <param name="skipSpecialTokens">Whether special tokens are left out.</param>
    /// <param name="rewritten">Tokens with another text than their own, which is never left out.</param>
    public StageStreamDecoder(ITextTokenizer tokenizer, DecoderFactory stages, bool skipSpecialTokens, IReadOnlyDictionary<int, string>? rewritten = null)
    {
        (_tokenizer, _skipSpecialTokens, _rewritten) = (tokenizer, skipSpecialTokens, rewritten);
        _first = stages(_sink);
    }

    public override string Append(int id)
    {
        Add(id);
        return _sink.Take();
    }

    public override string Flush()
    {
        _first.End();
        return _sink.Take();
    }

    /// <summary>Takes an id without asking for text.</summary>
    public void Add(int id)
    {
        var token = _tokenizer.TokenOf(id);
        if (_rewritten?.TryGetValue(id, out var text) == true)
            token = text;
        else if (_skipSpecialTokens && _tokenizer.IsSpecial(id))
            return;
        _first.Text(token);
        _first.EndToken();
    }
}

namespace LiveAigc.Tokenization;

/// <summary>Sends tokens through the stages of a decoder.</summary>
internal sealed class StageStreamDecoder : TokenStreamDecoder
{
    private readonly ITextTokenizer _tokenizer;
    private readonly bool _skipSpecialTokens;
    private readonly TextSink _sink = new();
    private readonly DecoderStage _first;

    public StageStreamDecoder(ITextTokenizer tokenizer, DecoderFactory stages, bool skipSpecialTokens)
    {
        (_tokenizer, _skipSpecialTokens) = (tokenizer, skipSpecialTokens);
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
        if (_skipSpecialTokens && _tokenizer.IsSpecial(id))
            return;
        _first.Text(token);
        _first.EndToken();
    }
}

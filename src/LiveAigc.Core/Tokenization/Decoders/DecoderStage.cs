namespace LiveAigc.Tokenization;

/// <summary>Makes the stages of a decoder, the first of which it gives; the last writes to a sink.</summary>
internal delegate DecoderStage DecoderFactory(DecoderStage sink);

/// <summary>
/// A step from tokens to text. It gets the text of a token in one or more parts, then the end of the token; after all tokens, the
/// end. Whatever it can settle it passes on at once, so that a stream of tokens becomes a stream of text.
/// </summary>
internal abstract class DecoderStage
{
    public abstract void Text(ReadOnlySpan<char> text);

    public abstract void EndToken();

    /// <summary>Passes on what was held back, and is ready for tokens of another text.</summary>
    public abstract void End();
}

/// <summary>A step that needs whole tokens.</summary>
internal abstract class WholeTokenStage(DecoderStage next) : DecoderStage
{
    private readonly System.Text.StringBuilder _token = new();

    protected DecoderStage Next { get; } = next;

    public sealed override void Text(ReadOnlySpan<char> text) => _token.Append(text);

    public sealed override void EndToken()
    {
        var token = _token.ToString();
        _token.Clear();
        Token(token);
    }

    public override void End() => Next.End();

    protected abstract void Token(string token);

    protected void Pass(ReadOnlySpan<char> token)
    {
        Next.Text(token);
        Next.EndToken();
    }
}

namespace LiveAigc.Tokenization;

/// <summary>A stretch of text on its way to the model.</summary>
/// <param name="Text">Its characters, all of them whole.</param>
/// <param name="BeginsText">Whether it stands at the very beginning of the text that was given.</param>
internal readonly record struct TextPiece(ReadOnlyMemory<char> Text, bool BeginsText)
{
    public ReadOnlySpan<char> Span => Text.Span;

    public TextPiece Slice(int start, int end) => new(Text[start..end], BeginsText && start == 0);
}

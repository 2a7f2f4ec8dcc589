namespace LiveAigc.Tokenization;

/// <summary>Cuts as GPT-2 does, if asked to, and writes bytes as characters.</summary>
/// <param name="addPrefixSpace">Whether every piece begins with a space.</param>
/// <param name="useRegex">Whether to cut; otherwise the pieces stay as they are.</param>
internal sealed class ByteLevel(bool addPrefixSpace, bool useRegex) : IPreTokenizer
{
    private static readonly Split Words = new(
        new(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"), SplitBehavior.Isolated);

    public void Cut(TextPiece piece, List<TextPiece> pieces)
    {
        if (addPrefixSpace && piece.Span[0] != ' ')
            piece = new(string.Concat(" ", piece.Span).AsMemory(), piece.BeginsText);
        var first = pieces.Count;
        if (useRegex)
            Words.Cut(piece, pieces);
        else
            pieces.Add(piece);

        // One buffer for all; each piece is a stretch of it.
        var buffer = new char[ByteAlphabet.LengthOf(piece.Text.Length)];
        var at = 0;
        for (var i = first; i < pieces.Count; i++)
        {
            var length = ByteAlphabet.Write(pieces[i].Span, buffer.AsSpan(at));
            pieces[i] = new(buffer.AsMemory(at, length), pieces[i].BeginsText);
            at += length;
        }
    }
}

using System.Text;

namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    /// <summary>Puts tokens together to text: those that go on with a word without a space, the others with one before them.</summary>
    /// <param name="ids">Token ids.</param>
    /// <param name="skipSpecialTokens">Whether <c>[CLS]</c>, <c>[SEP]</c>, <c>[PAD]</c> and the like are left out.</param>
    /// <returns>
    /// The text, as the reference gives it without clean-up. It is not the original one: case, accents and white space are lost,
    /// and Chinese characters stand apart. To quote a text, use the ranges that encoding gives.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = false)
    {
        var text = new StringBuilder();
        var first = true;
        foreach (var id in ids)
        {
            var token = TokenOf(id).AsSpan();
            if (skipSpecialTokens && _specialIds.Contains(id))
                continue;
            if (!first && token.StartsWith(_options.ContinuationPrefix, StringComparison.Ordinal))
                token = token[_options.ContinuationPrefix.Length..];
            else if (!first)
                text.Append(' ');
            text.Append(token);
            first = false;
        }
        return text.ToString();
    }
}

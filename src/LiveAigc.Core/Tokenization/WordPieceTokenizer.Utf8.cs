using System.Numerics;
using LiveAigc.Tokenization;

namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    /// <summary>
    /// Encodes a UTF-8 text as it stands, without making UTF-16 of it first; the ids are those of
    /// <c>Encoding.UTF8.GetString(utf8Text)</c>.
    /// </summary>
    /// <typeparam name="T">The type of the ids: <see cref="int"/>, <see cref="long"/>, or any that holds them.</typeparam>
    /// <param name="utf8Text">
    /// Any bytes. Where they are not well-formed UTF-8 they count as the U+FFFD that decoding puts there, which is dropped (it is
    /// kept where <see cref="WordPieceOptions.CleanText"/> is off).
    /// </param>
    /// <param name="ids">Takes the ids; encoding stops when it is full. What follows the last id may hold anything.</param>
    /// <param name="ranges">
    /// Takes where in <paramref name="utf8Text"/> each piece stands, in bytes; at least as long as <paramref name="ids"/>, or empty for none.
    /// </param>
    /// <param name="bytesConsumed">
    /// Bytes taken, a whole number of words, so that encoding <c>utf8Text[bytesConsumed..]</c> goes on where this stopped; the
    /// length of the text when all of it fitted. A first word that does not fit is cut, as in UTF-16.
    /// </param>
    /// <returns>Number of ids written.</returns>
    /// <exception cref="ArgumentException"><paramref name="ranges"/> is neither empty nor as long as <paramref name="ids"/>.</exception>
    public int Encode<T>(ReadOnlySpan<byte> utf8Text, Span<T> ids, Span<TextRange> ranges, out int bytesConsumed)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (ranges.IsEmpty)
            return Encode(utf8Text, ids, out bytesConsumed);
        RequireRanges(ids.Length, ranges.Length);
        return Run(TextOf(utf8Text), new RangeSink<T>(ids, ranges), wholeWords: true, out bytesConsumed, out _);
    }

    /// <inheritdoc cref="Encode{T}(ReadOnlySpan{byte}, Span{T}, Span{TextRange}, out int)"/>
    public int Encode<T>(ReadOnlySpan<byte> utf8Text, Span<T> ids, out int bytesConsumed)
        where T : unmanaged, IBinaryInteger<T> =>
        Run(TextOf(utf8Text), new IdSink<T>(ids), wholeWords: true, out bytesConsumed, out _);

    /// <summary>Counts the pieces of a UTF-8 text, without <c>[CLS]</c> and <c>[SEP]</c>.</summary>
    public int Count(ReadOnlySpan<byte> utf8Text) => Run(TextOf(utf8Text), new CountSink(int.MaxValue), wholeWords: true, out _, out _);
}

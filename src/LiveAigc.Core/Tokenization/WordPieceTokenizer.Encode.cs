using System.Numerics;
using LiveAigc.Tokenization;

namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    /// <summary>Encodes a text into plain pieces, without <c>[CLS]</c> and <c>[SEP]</c> around them.</summary>
    /// <typeparam name="T">The type of the ids: <see cref="int"/>, <see cref="long"/>, or any that holds them.</typeparam>
    /// <param name="text">Any text. A special token written in it (<c>[SEP]</c>) is taken for that token, as in the reference.</param>
    /// <param name="ids">Takes the ids; encoding stops when it is full. What follows the last id may hold anything.</param>
    /// <param name="ranges">Takes where in <paramref name="text"/> each piece stands; at least as long as <paramref name="ids"/>, or empty for none.</param>
    /// <param name="charsConsumed">
    /// UTF-16 code units taken, a whole number of words, so that encoding <c>text[charsConsumed..]</c> goes on where this stopped;
    /// the length of the text when all of it fitted. The one exception is a first word with more pieces than
    /// <paramref name="ids"/> has room for: it is cut, its other pieces are left out, and the count goes past it.
    /// </param>
    /// <returns>Number of ids written.</returns>
    /// <exception cref="ArgumentException"><paramref name="ranges"/> is neither empty nor as long as <paramref name="ids"/>.</exception>
    public int Encode<T>(ReadOnlySpan<char> text, Span<T> ids, Span<TextRange> ranges, out int charsConsumed)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (ranges.IsEmpty)
            return Encode(text, ids, out charsConsumed);
        RequireRanges(ids.Length, ranges.Length);
        return Run(TextOf(text), new RangeSink<T>(ids, ranges), wholeWords: true, out charsConsumed, out _);
    }

    /// <inheritdoc cref="Encode{T}(ReadOnlySpan{char}, Span{T}, Span{TextRange}, out int)"/>
    public int Encode<T>(ReadOnlySpan<char> text, Span<T> ids, out int charsConsumed)
        where T : unmanaged, IBinaryInteger<T> =>
        Run(TextOf(text), new IdSink<T>(ids), wholeWords: true, out charsConsumed, out _);

    /// <summary>Counts the pieces of a text, without <c>[CLS]</c> and <c>[SEP]</c>.</summary>
    public int Count(ReadOnlySpan<char> text) => Run(TextOf(text), new CountSink(int.MaxValue), wholeWords: true, out _, out _);

    private static void RequireRanges(int ids, int ranges)
    {
        if (ranges < ids)
            throw new ArgumentException($"There is room for {ids} ids but only {ranges} ranges.", nameof(ranges));
    }
}

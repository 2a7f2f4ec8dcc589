using System.Buffers;
using LiveAigc.Tokenization;

namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    private const int StackWord = 128;

    /// <summary>Encodes a text into plain pieces, without <c>[CLS]</c> and <c>[SEP]</c> around them.</summary>
    /// <param name="text">Any text. A special token written in it (<c>[SEP]</c>) is taken for that token, as in the reference.</param>
    /// <param name="ids">Takes the ids; encoding stops when it is full.</param>
    /// <param name="ranges">Takes where in <paramref name="text"/> each piece stands; at least as long as <paramref name="ids"/>, or empty for none.</param>
    /// <param name="charsConsumed">
    /// UTF-16 code units taken, a whole number of words, so that encoding <c>text[charsConsumed..]</c> goes on where this stopped;
    /// the length of the text when all of it fitted. The one exception is a first word with more pieces than
    /// <paramref name="ids"/> has room for: it is cut, its other pieces are left out, and the count goes past it.
    /// </param>
    /// <returns>Number of ids written.</returns>
    /// <exception cref="ArgumentException"><paramref name="ranges"/> is neither empty nor as long as <paramref name="ids"/>.</exception>
    public int Encode(ReadOnlySpan<char> text, Span<int> ids, Span<TextRange> ranges, out int charsConsumed)
    {
        if (ranges.IsEmpty)
            return Encode(text, ids, out charsConsumed);
        if (ranges.Length < ids.Length)
            throw new ArgumentException($"There is room for {ids.Length} ids but only {ranges.Length} ranges.", nameof(ranges));
        return Run(text, new RangeSink<int>(ids, ranges), wholeWords: true, out charsConsumed, out _);
    }

    /// <inheritdoc cref="Encode(ReadOnlySpan{char}, Span{int}, Span{TextRange}, out int)"/>
    public int Encode(ReadOnlySpan<char> text, Span<int> ids, out int charsConsumed) =>
        Run(text, new IdSink<int>(ids), wholeWords: true, out charsConsumed, out _);

    /// <summary>Counts the pieces of a text, without <c>[CLS]</c> and <c>[SEP]</c>.</summary>
    public int Count(ReadOnlySpan<char> text) => Run(text, new CountSink(int.MaxValue), wholeWords: true, out _, out _);

    private int Run<TSink>(ReadOnlySpan<char> text, scoped TSink sink, bool wholeWords, out int consumed, out bool complete)
        where TSink : IPieceSink, allows ref struct
    {
        // No text has a longer word than itself; a character becomes at most three code points.
        var capacity = (int)Math.Min(_options.MaxCharsPerWord, 3L * text.Length);
        var encoder = new WordPieceEncoder(_map, _trie, UnknownId, _options.MaxCharsPerWord, text);
        scoped WordBuffer word;
        if (capacity <= StackWord)
        {
            word = new(stackalloc uint[StackWord], stackalloc int[StackWord]);
            complete = encoder.Encode(ref word, ref sink, wholeWords, out consumed);
            return sink.Count;
        }

        var (entries, positions) = (ArrayPool<uint>.Shared.Rent(capacity), ArrayPool<int>.Shared.Rent(capacity));
        try
        {
            word = new(entries, positions);
            complete = encoder.Encode(ref word, ref sink, wholeWords, out consumed);
            return sink.Count;
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(entries);
            ArrayPool<int>.Shared.Return(positions);
        }
    }
}

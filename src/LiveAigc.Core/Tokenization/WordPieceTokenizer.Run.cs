using System.Buffers;
using System.Runtime.CompilerServices;
using LiveAigc.Tokenization;

namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    private const int StackWord = 128, CodePointsPerUnit = 3;

    private Utf16Text TextOf(ReadOnlySpan<char> text) => new(text, _model.UsesVectors);

    private Utf8Text TextOf(ReadOnlySpan<byte> utf8Text) => new(utf8Text, _model.UsesVectors);

    private int Run<TText, TSink>(TText text, scoped TSink sink, bool wholeWords, out int consumed, out bool complete)
        where TText : struct, IText, allows ref struct
        where TSink : IPieceSink, allows ref struct
    {
        var encoder = new WordPieceEncoder<TText>(_model, text);
        consumed = encoder.TakePlain(0, ref sink);
        complete = consumed == text.Length;
        return complete ? sink.Count : Finish(encoder, text.Length, sink, wholeWords, ref consumed, out complete);
    }

    [SkipLocalsInit] // the buffers are written before they are read
    private int Finish<TText, TSink>(scoped WordPieceEncoder<TText> encoder, int length, scoped TSink sink, bool wholeWords, ref int consumed, out bool complete)
        where TText : struct, IText, allows ref struct
        where TSink : IPieceSink, allows ref struct
    {
        // No text has a longer word than itself; a code unit becomes at most three code points.
        var capacity = (int)Math.Min(_options.MaxCharsPerWord, (long)CodePointsPerUnit * length);
        scoped WordBuffer word;
        if (capacity <= StackWord)
        {
            word = new(stackalloc uint[StackWord], stackalloc int[StackWord]);
            complete = encoder.Encode(consumed, ref word, ref sink, wholeWords, out consumed);
            return sink.Count;
        }

        var (entries, positions) = (ArrayPool<uint>.Shared.Rent(capacity), ArrayPool<int>.Shared.Rent(capacity));
        try
        {
            word = new(entries, positions);
            complete = encoder.Encode(consumed, ref word, ref sink, wholeWords, out consumed);
            return sink.Count;
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(entries);
            ArrayPool<int>.Shared.Return(positions);
        }
    }
}

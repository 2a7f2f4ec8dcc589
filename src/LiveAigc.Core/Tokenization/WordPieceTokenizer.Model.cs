using System.Numerics;

namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    /// <summary>Writes <c>[CLS] text [SEP]</c> and padding into a row of a model's input.</summary>
    /// <param name="text">Any text. It is cut after as many tokens as fit, in the middle of a word if need be, as in the reference.</param>
    /// <param name="row">The row, at least 2 long.</param>
    /// <param name="pad">Whether the row is written to its end; otherwise what follows the last token may hold anything.</param>
    /// <returns>How much of the row is in use.</returns>
    /// <exception cref="ArgumentException">The row is too short for the special tokens.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary has no <c>[CLS]</c>, <c>[SEP]</c> or <c>[PAD]</c>.</exception>
    public EncodedLength EncodeForModel<T>(ReadOnlySpan<char> text, ModelRow<T> row, bool pad = true)
        where T : unmanaged, IBinaryInteger<T> => EncodeRow(TextOf(text), in row, pad);

    /// <summary>Writes <c>[CLS] text [SEP]</c> and padding into a row of a model's input, from UTF-8; ranges are in bytes.</summary>
    /// <param name="utf8Text">Any bytes; those that are not well-formed UTF-8 count as U+FFFD, which is dropped.</param>
    /// <param name="row">The row, at least 2 long.</param>
    /// <param name="pad">Whether the row is written to its end; otherwise what follows the last token may hold anything.</param>
    /// <returns>How much of the row is in use.</returns>
    /// <exception cref="ArgumentException">The row is too short for the special tokens.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary has no <c>[CLS]</c>, <c>[SEP]</c> or <c>[PAD]</c>.</exception>
    public EncodedLength EncodeForModel<T>(ReadOnlySpan<byte> utf8Text, ModelRow<T> row, bool pad = true)
        where T : unmanaged, IBinaryInteger<T> => EncodeRow(TextOf(utf8Text), in row, pad);

    /// <summary>Writes <c>[CLS] text [SEP] pair [SEP]</c> and padding into a row of a model's input.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="pair">Any text. Where both do not fit, tokens go from the end of the longer, then of both in turn.</param>
    /// <param name="row">The row, at least 3 long.</param>
    /// <param name="pad">Whether the row is written to its end; otherwise what follows the last token may hold anything.</param>
    /// <returns>How much of the row is in use.</returns>
    /// <exception cref="ArgumentException">The row is too short for the special tokens.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary has no <c>[CLS]</c>, <c>[SEP]</c> or <c>[PAD]</c>.</exception>
    public EncodedLength EncodeForModel<T>(ReadOnlySpan<char> text, ReadOnlySpan<char> pair, ModelRow<T> row, bool pad = true)
        where T : unmanaged, IBinaryInteger<T> => EncodePair(TextOf(text), TextOf(pair), in row, pad);

    /// <summary>Writes <c>[CLS] text [SEP] pair [SEP]</c> and padding into a row of a model's input, from UTF-8; ranges are in bytes.</summary>
    /// <param name="utf8Text">Any bytes; those that are not well-formed UTF-8 count as U+FFFD, which is dropped.</param>
    /// <param name="utf8Pair">Any bytes. Where both do not fit, tokens go from the end of the longer, then of both in turn.</param>
    /// <param name="row">The row, at least 3 long.</param>
    /// <param name="pad">Whether the row is written to its end; otherwise what follows the last token may hold anything.</param>
    /// <returns>How much of the row is in use.</returns>
    /// <exception cref="ArgumentException">The row is too short for the special tokens.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary has no <c>[CLS]</c>, <c>[SEP]</c> or <c>[PAD]</c>.</exception>
    public EncodedLength EncodeForModel<T>(ReadOnlySpan<byte> utf8Text, ReadOnlySpan<byte> utf8Pair, ModelRow<T> row, bool pad = true)
        where T : unmanaged, IBinaryInteger<T> => EncodePair(TextOf(utf8Text), TextOf(utf8Pair), in row, pad);
}

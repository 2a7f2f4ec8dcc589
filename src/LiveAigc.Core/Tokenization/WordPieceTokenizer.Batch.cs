using System.Numerics;

namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    /// <summary>Writes many texts into one padded batch, each as <c>[CLS] text [SEP]</c> in a row of its own.</summary>
    /// <param name="texts">Any texts; <see langword="null"/> counts as empty. Each is cut after as many tokens as fit.</param>
    /// <param name="batch">The batch, with a row for each text. What is behind the last row is left as it was.</param>
    /// <param name="lengths">Takes how much of each row is in use; as long as <paramref name="texts"/>, or empty if not wanted.</param>
    /// <param name="padToMultipleOf">
    /// 0: rows are as long as the batch says. Otherwise they are only as long as the longest needs, rounded up to a multiple of this, and
    /// lie one behind the other at that length.
    /// </param>
    /// <returns>The length of the rows: with the number of texts it is the shape of the tensors.</returns>
    /// <exception cref="ArgumentException">The batch has fewer rows than there are texts, or <paramref name="lengths"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="padToMultipleOf"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary has no <c>[CLS]</c>, <c>[SEP]</c> or <c>[PAD]</c>.</exception>
    public int EncodeForModel<T>(ReadOnlySpan<string> texts, ModelBatch<T> batch, Span<EncodedLength> lengths = default, int padToMultipleOf = 0)
        where T : unmanaged, IBinaryInteger<T>
    {
        RequireRows(texts.Length, batch, lengths.Length, padToMultipleOf);
        var longest = 1;
        for (var i = 0; i < texts.Length; i++)
        {
            var length = EncodeForModel(texts[i], batch.Row(i));
            longest = Math.Max(longest, length.Tokens);
            if (!lengths.IsEmpty)
                lengths[i] = length;
        }
        return Shorten(texts.Length, longest, batch, padToMultipleOf);
    }

    /// <summary>Writes many UTF-8 texts into one padded batch, each as <c>[CLS] text [SEP]</c> in a row of its own.</summary>
    /// <param name="utf8Texts">Any bytes; those that are not well-formed UTF-8 count as U+FFFD, which is dropped.</param>
    /// <param name="batch">The batch, with a row for each text. What is behind the last row is left as it was.</param>
    /// <param name="lengths">Takes how much of each row is in use; as long as <paramref name="utf8Texts"/>, or empty if not wanted.</param>
    /// <param name="padToMultipleOf">
    /// 0: rows are as long as the batch says. Otherwise they are only as long as the longest needs, rounded up to a multiple of this, and
    /// lie one behind the other at that length.
    /// </param>
    /// <returns>The length of the rows: with the number of texts it is the shape of the tensors.</returns>
    /// <exception cref="ArgumentException">The batch has fewer rows than there are texts, or <paramref name="lengths"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="padToMultipleOf"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary has no <c>[CLS]</c>, <c>[SEP]</c> or <c>[PAD]</c>.</exception>
    public int EncodeForModel<T>(ReadOnlySpan<ReadOnlyMemory<byte>> utf8Texts, ModelBatch<T> batch, Span<EncodedLength> lengths = default, int padToMultipleOf = 0)
        where T : unmanaged, IBinaryInteger<T>
    {
        RequireRows(utf8Texts.Length, batch, lengths.Length, padToMultipleOf);
        var longest = 1;
        for (var i = 0; i < utf8Texts.Length; i++)
        {
            var length = EncodeForModel(utf8Texts[i].Span, batch.Row(i));
            longest = Math.Max(longest, length.Tokens);
            if (!lengths.IsEmpty)
                lengths[i] = length;
        }
        return Shorten(utf8Texts.Length, longest, batch, padToMultipleOf);
    }

    private static void RequireRows<T>(int texts, ModelBatch<T> batch, int lengths, int padToMultipleOf)
        where T : unmanaged, IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(padToMultipleOf);
        if (texts > 0 && texts > batch.Rows)
            throw new ArgumentException($"There are {texts} texts but only {batch.Rows} rows.", nameof(batch));
        if (lengths != 0 && lengths < texts)
            throw new ArgumentException($"There are {texts} texts but only {lengths} lengths.", nameof(lengths));
    }

    private static int Shorten<T>(int rows, int longest, ModelBatch<T> batch, int padToMultipleOf)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (padToMultipleOf == 0)
            return batch.RowLength;
        var length = (int)Math.Min(batch.RowLength, (longest - 1L + padToMultipleOf) / padToMultipleOf * padToMultipleOf);
        if (length < batch.RowLength)
            batch.Shorten(rows, length);
        return length;
    }
}

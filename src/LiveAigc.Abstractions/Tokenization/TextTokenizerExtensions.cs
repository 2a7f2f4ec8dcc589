using System.Buffers;

namespace LiveAigc;

/// <summary>Conveniences over <see cref="ITextTokenizer"/>.</summary>
public static class TextTokenizerExtensions
{
    private const int SpareTokens = 16;

    /// <summary>Encodes a text into an array of its own.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="text">Any text.</param>
    /// <param name="addSpecialTokens">Whether the tokens that the model wants around a text are added.</param>
    /// <returns>All ids.</returns>
    public static int[] Encode(this ITextTokenizer tokenizer, ReadOnlySpan<char> text, bool addSpecialTokens = true)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        for (var room = text.Length + SpareTokens; ; room *= 2)
        {
            var ids = ArrayPool<int>.Shared.Rent(room);
            try
            {
                var count = tokenizer.Encode(text, ids, out var truncated, addSpecialTokens);
                if (!truncated)
                    return ids.AsSpan(0, count).ToArray();
            }
            finally
            {
                ArrayPool<int>.Shared.Return(ids);
            }
        }
    }
}

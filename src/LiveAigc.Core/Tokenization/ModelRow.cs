using System.Numerics;

namespace LiveAigc;

/// <summary>
/// One row of a model's input, over memory that the caller owns. Its length is both the limit at which texts are cut and the
/// length to which they are padded.
/// </summary>
/// <typeparam name="T">The type of the model's input, <see cref="long"/> as a rule.</typeparam>
public readonly ref struct ModelRow<T>
    where T : unmanaged, IBinaryInteger<T>
{
    /// <summary>Creates the row.</summary>
    /// <param name="ids">Takes the token ids; its length is the length of the row.</param>
    /// <param name="attentionMask">Takes 1 for a token and 0 for padding; as long as <paramref name="ids"/>, or empty if not wanted.</param>
    /// <param name="tokenTypeIds">Takes 1 for the second text and its separator, else 0; as long as <paramref name="ids"/>, or empty if not wanted.</param>
    /// <param name="ranges">
    /// Takes where each token stands in its own text, an empty range at 0 for special tokens and padding; as long as
    /// <paramref name="ids"/>, or empty if not wanted.
    /// </param>
    /// <exception cref="ArgumentException">A span is neither empty nor as long as <paramref name="ids"/>.</exception>
    public ModelRow(Span<T> ids, Span<T> attentionMask = default, Span<T> tokenTypeIds = default, Span<TextRange> ranges = default)
    {
        RequireLength(ids.Length, attentionMask.Length, nameof(attentionMask));
        RequireLength(ids.Length, tokenTypeIds.Length, nameof(tokenTypeIds));
        RequireLength(ids.Length, ranges.Length, nameof(ranges));
        Ids = ids;
        AttentionMask = attentionMask;
        TokenTypeIds = tokenTypeIds;
        Ranges = ranges;
    }

    /// <summary>The token ids.</summary>
    public Span<T> Ids { get; }

    /// <summary>1 for a token, 0 for padding; empty if not wanted.</summary>
    public Span<T> AttentionMask { get; }

    /// <summary>1 for the second text and its separator, else 0; empty if not wanted.</summary>
    public Span<T> TokenTypeIds { get; }

    /// <summary>Where each token stands in its own text; empty if not wanted.</summary>
    public Span<TextRange> Ranges { get; }

    /// <summary>Fills the row up from an index on.</summary>
    internal void Pad(int start, T padId)
    {
        Ids[start..].Fill(padId);
        if (!AttentionMask.IsEmpty)
            AttentionMask[start..].Clear();
        if (!TokenTypeIds.IsEmpty)
            TokenTypeIds[start..].Clear();
        if (!Ranges.IsEmpty)
            Ranges[start..].Clear();
    }

    internal ModelRow<T> Slice(int start, int length) => new(
        Ids.Slice(start, length),
        AttentionMask.IsEmpty ? default : AttentionMask.Slice(start, length),
        TokenTypeIds.IsEmpty ? default : TokenTypeIds.Slice(start, length),
        Ranges.IsEmpty ? default : Ranges.Slice(start, length));

    /// <summary>Copies all but ranges; the rows may overlap.</summary>
    internal void CopyTo(ModelRow<T> other)
    {
        Ids.CopyTo(other.Ids);
        AttentionMask.CopyTo(other.AttentionMask);
        TokenTypeIds.CopyTo(other.TokenTypeIds);
    }

    private static void RequireLength(int row, int actual, string name)
    {
        if (actual != 0 && actual != row)
            throw new ArgumentException($"{name} has {actual} elements, the ids {row}; it must have as many, or none.", name);
    }
}

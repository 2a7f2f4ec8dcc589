using System.Numerics;

namespace LiveAigc;

/// <summary>
/// The rows of a model's input, one behind the other in memory that the caller owns: tensors of shape [rows, row length], as
/// models take them.
/// </summary>
/// <typeparam name="T">The type of the model's input, <see cref="long"/> as a rule.</typeparam>
public readonly ref struct ModelBatch<T>
    where T : unmanaged, IBinaryInteger<T>
{
    /// <summary>Creates the batch.</summary>
    /// <param name="rowLength">Tokens a row, special ones included: the limit at which texts are cut. At least 2.</param>
    /// <param name="ids">Takes the token ids; its length divided by <paramref name="rowLength"/> is the number of rows there is room for.</param>
    /// <param name="attentionMask">Takes 1 for a token and 0 for padding; as long as <paramref name="ids"/>, or empty if not wanted.</param>
    /// <param name="tokenTypeIds">Takes zeros, since each row holds one text; as long as <paramref name="ids"/>, or empty if not wanted.</param>
    /// <exception cref="ArgumentException">A span is neither empty nor as long as <paramref name="ids"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rowLength"/> is below 2.</exception>
    public ModelBatch(int rowLength, Span<T> ids, Span<T> attentionMask = default, Span<T> tokenTypeIds = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowLength, 2);
        All = new(ids, attentionMask, tokenTypeIds);
        RowLength = rowLength;
    }

    /// <summary>Tokens a row, special ones included.</summary>
    public int RowLength { get; }

    /// <summary>How many rows there is room for.</summary>
    public int Rows => All.Ids.Length / RowLength;

    internal ModelRow<T> All { get; }

    internal ModelRow<T> Row(int row) => All.Slice(row * RowLength, RowLength);

    /// <summary>Makes rows shorter by leaving off their ends, and moves them together.</summary>
    internal void Shorten(int rows, int length)
    {
        for (var row = 1; row < rows; row++)
            All.Slice(row * RowLength, length).CopyTo(All.Slice(row * length, length));
    }
}

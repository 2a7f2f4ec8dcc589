namespace LiveAigc;

/// <summary>What a text takes of a run.</summary>
/// <param name="Rows">Its rows: 1, more for a text longer than the model takes, 0 for one without tokens.</param>
/// <param name="RowLength">Tokens of each row, special ones and padding included.</param>
/// <param name="Tokens">The text's own tokens.</param>
internal readonly record struct CommentSize(int Rows, int RowLength, int Tokens)
{
    /// <summary>What the rows cost, padding included.</summary>
    public int Cost => Rows * RowLength;

    /// <summary>How much of the cost is padding.</summary>
    public int Padding => Rows == 1 ? RowLength - Tokens - 2 : 0;
}

namespace LiveAigc.Tokenization;

/// <summary>
/// The ids of pieces met before, so that a common word is merged once. Bounded: a piece takes the place of another with the same slot.
/// Many threads may use it at once: entries never change, and a slot holds one or another.
/// </summary>
internal sealed class PieceCache
{
    /// <summary>The longest piece worth keeping, in UTF-16 code units.</summary>
    public const int MaxLength = 32;

    private const int SlotCount = 1 << 14;

    private readonly Entry?[] _slots = new Entry?[SlotCount];

    /// <summary>Finds the ids of a piece.</summary>
    public bool TryGet(ReadOnlySpan<char> piece, out ReadOnlySpan<int> ids)
    {
        var entry = _slots[SlotOf(piece)];
        var found = entry is not null && piece.SequenceEqual(entry.Piece);
        ids = found ? entry!.Ids : default;
        return found;
    }

    /// <summary>Keeps the ids of a piece, if it is not too long.</summary>
    public void Add(ReadOnlySpan<char> piece, ReadOnlySpan<int> ids)
    {
        if (piece.Length <= MaxLength)
            _slots[SlotOf(piece)] = new(piece.ToString(), ids.ToArray());
    }

    // .NET's own hash of strings is seeded anew in each process: nobody can send words that all share a slot.
    private static int SlotOf(ReadOnlySpan<char> piece) => string.GetHashCode(piece) & (SlotCount - 1);

    private sealed record Entry(string Piece, int[] Ids);
}

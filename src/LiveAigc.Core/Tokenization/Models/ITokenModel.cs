namespace LiveAigc.Tokenization;

/// <summary>Spells a piece of text in tokens of the vocabulary.</summary>
internal interface ITokenModel
{
    void Encode(ReadOnlySpan<char> piece, ref IdWriter ids);
}

/// <summary>Where ids go. It counts on past its room, up to a limit.</summary>
internal ref struct IdWriter(Span<int> ids, int limit)
{
    private readonly Span<int> _ids = ids;

    public int Count { get; private set; }

    /// <summary>Whether more would change nothing.</summary>
    public readonly bool IsFull => Count >= limit;

    public void Add(int id)
    {
        if (Count < _ids.Length)
            _ids[Count] = id;
        Count++;
    }
}

namespace LiveAigc.Tokenization;

/// <summary>A list of ids that begins on the stack.</summary>
internal ref struct SymbolList(Span<int> first)
{
    private Span<int> _items = first;

    public int Count { get; private set; }

    public readonly Span<int> Items => _items[..Count];

    public void Add(int id)
    {
        if (Count == _items.Length)
        {
            var longer = new int[2 * _items.Length];
            _items.CopyTo(longer);
            _items = longer;
        }
        _items[Count++] = id;
    }

    public void Shorten(int count) => Count = count;
}

namespace LiveAigc.Tokenization;

/// <summary>The code points of the word being read, after normalization, and the place in the text each came from.</summary>
internal ref struct WordBuffer(Span<uint> entries, Span<int> positions)
{
    private readonly Span<uint> _entries = entries;
    private readonly Span<int> _positions = positions;
    private int _marks;

    /// <summary>Code points in the word; counts on when the buffer is full, since a word that does not fit is unknown.</summary>
    public int Length { get; private set; }

    public readonly ReadOnlySpan<uint> Entries => _entries[..Length];

    public readonly ReadOnlySpan<int> Positions => _positions;

    /// <summary>Where the last code point came from.</summary>
    public int LastPosition { get; private set; }

    public void Add(uint entry, int position)
    {
        if (Length < _entries.Length)
        {
            _entries[Length] = entry;
            _positions[Length] = position;
        }
        Length++;
        LastPosition = position;
        _marks = 0;
    }

    /// <summary>Adds a mark, in canonical order among the marks just before it. Positions stay in the order of the text.</summary>
    public void AddMark(uint entry, int position)
    {
        var marks = _marks;
        Add(entry, position);
        if (Length <= _entries.Length)
        {
            var at = Length - 1;
            for (; at > Length - 1 - marks && CharacterMap.CombiningClassOf(_entries[at - 1]) > CharacterMap.CombiningClassOf(entry); at--)
                _entries[at] = _entries[at - 1];
            _entries[at] = entry;
        }
        _marks = marks + 1;
    }

    /// <summary>Keeps later marks from moving before what is here already.</summary>
    public void EndMarks() => _marks = 0;

    public void Clear() => Length = _marks = 0;
}

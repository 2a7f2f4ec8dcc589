namespace LiveAigc.Tokenization;

/// <summary>Walks a text once: characters to words by the <see cref="CharacterMap"/>, words to pieces by the <see cref="PieceTrie"/>.</summary>
internal readonly ref struct WordPieceEncoder(CharacterMap map, PieceTrie trie, int unknownId, int maxCharsPerWord, ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Encodes until the text ends or the sink is full.</summary>
    /// <param name="word">An empty buffer of <c>maxCharsPerWord</c> code points.</param>
    /// <param name="sink">Takes the pieces.</param>
    /// <param name="wholeWords">Whether a word that does not fit is left for later rather than cut. A first word is cut in any case.</param>
    /// <param name="consumed">How far the text was taken, in UTF-16 code units.</param>
    /// <returns>Whether everything fitted.</returns>
    public bool Encode<TSink>(ref WordBuffer word, ref TSink sink, bool wholeWords, out int consumed)
        where TSink : IPieceSink, allows ref struct
    {
        var basic = map.Basic;
        for (var position = 0; position < _text.Length;)
        {
            var end = position + 1;
            var entry = basic[_text[position]];
            if (CharacterMap.KindOf(entry) == CharacterKind.HighSurrogate)
            {
                if (end == _text.Length || !char.IsLowSurrogate(_text[end]))
                {
                    position = end; // alone, it is dropped
                    continue;
                }
                entry = map.Astral(char.ConvertToUtf32(_text[position], _text[end]));
                end++;
            }
            var id = -1;
            if (CharacterMap.KindOf(entry) == CharacterKind.MaybeSpecial)
            {
                var group = map.Special(CharacterMap.ValueOf(entry));
                id = group.Match(_text[position..], out var length);
                if (id >= 0)
                    (entry, end) = (CharacterMap.Entry(CharacterKind.Alone, id), position + length);
                else
                    entry = group.Ordinary;
            }
            switch (CharacterMap.KindOf(entry))
            {
                case CharacterKind.Word:
                    word.Add(entry, position);
                    break;
                case CharacterKind.Alone:
                    if (!EndWord(ref word, ref sink, wholeWords, out consumed) || !AddAlone(CharacterMap.ValueOf(entry), position, end, ref sink, out consumed))
                        return false;
                    break;
                case CharacterKind.Space:
                    if (!EndWord(ref word, ref sink, wholeWords, out consumed))
                        return false;
                    break;
                case CharacterKind.Several:
                    AddSeveral(ref word, map.Expansion(CharacterMap.ValueOf(entry)), position);
                    break;
                case CharacterKind.Mark:
                    word.AddMark(entry, position);
                    break;
            }
            position = end;
        }
        if (!EndWord(ref word, ref sink, wholeWords, out consumed))
            return false;
        consumed = _text.Length;
        return true;
    }

    private static void AddSeveral(ref WordBuffer word, ReadOnlySpan<uint> entries, int position)
    {
        if (entries.IsEmpty)
            word.EndMarks();
        foreach (var entry in entries)
        {
            if (CharacterMap.KindOf(entry) == CharacterKind.Mark)
                word.AddMark(entry, position);
            else
                word.Add(entry, position);
        }
    }

    private static bool AddAlone<TSink>(int id, int start, int end, ref TSink sink, out int consumed)
        where TSink : IPieceSink, allows ref struct
    {
        consumed = start;
        if (sink.Count == sink.Capacity)
            return false;
        sink.Add(id, start, end);
        return true;
    }

    private bool EndWord<TSink>(ref WordBuffer word, ref TSink sink, bool wholeWords, out int consumed)
        where TSink : IPieceSink, allows ref struct
    {
        consumed = 0;
        if (word.Length == 0)
            return true;
        var (before, start, end) = (sink.Count, word.Positions[0], EndOf(word.LastPosition));
        if (word.Length > maxCharsPerWord || !TryAddPieces(word, ref sink))
        {
            sink.Count = before;
            sink.Add(unknownId, start, end);
        }
        word.Clear();
        if (sink.Count <= sink.Capacity)
            return true;
        (sink.Count, consumed) = wholeWords && (before > 0 || sink.Capacity == 0) ? (before, start) : (sink.Capacity, end);
        return false;
    }

    private bool TryAddPieces<TSink>(in WordBuffer word, ref TSink sink)
        where TSink : IPieceSink, allows ref struct
    {
        var entries = word.Entries;
        var positions = word.Positions;
        for (var (i, root) = (0, PieceTrie.Start); i < entries.Length; root = PieceTrie.Continuation)
        {
            var id = trie.LongestMatch(root, entries[i..], out var length);
            if (id < 0)
                return false;
            sink.Add(id, positions[i], EndOf(positions[i + length - 1]));
            i += length;
        }
        return true;
    }

    private int EndOf(int position) => position + (char.IsHighSurrogate(_text[position]) ? 2 : 1);
}

namespace LiveAigc.Tokenization;

/// <summary>
/// Walks a text once: characters to words by the <see cref="CharacterMap"/>, words to pieces by the <see cref="PieceTrie"/>. What
/// most texts consist of it takes by shorter ways, which give the same.
/// </summary>
internal readonly ref partial struct WordPieceEncoder<TText>(WordPieceModel model, TText text)
    where TText : struct, IText, allows ref struct
{
    private readonly TText _text = text;

    /// <summary>Goes on encoding until the text ends or the sink is full.</summary>
    /// <param name="position">Where to go on, between words.</param>
    /// <param name="word">An empty buffer of as many code points as the longest word has.</param>
    /// <param name="sink">Takes the pieces.</param>
    /// <param name="wholeWords">Whether a word that does not fit is left for later rather than cut. A first word is cut in any case.</param>
    /// <param name="consumed">How far the text was taken, in code units.</param>
    /// <returns>Whether everything fitted.</returns>
    public bool Encode<TSink>(int position, ref WordBuffer word, ref TSink sink, bool wholeWords, out int consumed)
        where TSink : IPieceSink, allows ref struct
    {
        for (; position < _text.Length;)
        {
            var entry = _text.Read(model.Map, position, out var end);
            if (CharacterMap.KindOf(entry) == CharacterKind.MaybeSpecial)
                entry = ReadSpecial(entry, position, ref end);
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
                    AddSeveral(ref word, model.Map.Expansion(CharacterMap.ValueOf(entry)), position);
                    break;
                case CharacterKind.Mark:
                    word.AddMark(entry, position);
                    break;
            }
            position = word.Length == 0 ? TakePlain(end, ref sink) : end;
        }
        if (!EndWord(ref word, ref sink, wholeWords, out consumed))
            return false;
        consumed = _text.Length;
        return true;
    }

    /// <summary>What a character that may begin a special token is here: that token, alone, or else itself.</summary>
    private uint ReadSpecial(uint entry, int position, ref int end)
    {
        var group = model.Map.Special(CharacterMap.ValueOf(entry));
        var id = _text.MatchSpecial(group, position, out var length);
        if (id < 0)
            return group.Ordinary;
        end = position + length;
        return CharacterMap.Entry(CharacterKind.Alone, id);
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
        var (before, start, end) = (sink.Count, word.Positions[0], _text.EndOf(word.LastPosition));
        if (word.Length > model.MaxCharsPerWord || !TryAddPieces(word, ref sink))
        {
            sink.Count = before;
            sink.Add(model.UnknownId, start, end);
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
            var id = model.Trie.LongestMatch(root, entries[i..], out var length);
            if (id < 0)
                return false;
            sink.Add(id, positions[i], _text.EndOf(positions[i + length - 1]));
            i += length;
        }
        return true;
    }
}

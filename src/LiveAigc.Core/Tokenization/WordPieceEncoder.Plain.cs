using System.Runtime.CompilerServices;

namespace LiveAigc.Tokenization;

internal readonly ref partial struct WordPieceEncoder<TText>
{
    /// <summary>
    /// Takes what needs no word buffer: characters that are words of their own, spaces, and words of up to sixteen ASCII letters and
    /// digits, for as long as nothing else comes and all fits.
    /// </summary>
    /// <returns>Where it stopped, between words.</returns>
    public int TakePlain<TSink>(int position, ref TSink sink)
        where TSink : IPieceSink, allows ref struct
    {
        while (true)
        {
            position = TakeSingles(position, ref sink);
            if (position >= _text.Length || model.AsciiPieces is null)
                return position;
            var start = position;
            position = TakeWords(start, ref sink);
            if (position == start)
                return position;
        }
    }

    /// <summary>Takes ASCII words, each with the space or the one other single behind it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // two small loops keep in registers what one large one would not
    private int TakeWords<TSink>(int position, ref TSink sink)
        where TSink : IPieceSink, allows ref struct
    {
        var (map, pieces, lowerCase, longest) = (model.Map, model.AsciiPieces!, model.LowerCase, model.MaxAsciiWord);
        var text = _text;
        var words = sink; // a copy, whose fields can live in registers
        var count = sink.Count;
        while (position < text.Length)
        {
            var word = text.UsesVectors ? AsciiWord.Of(text.Load(position), lowerCase) : AsciiWord.Read(text, position, lowerCase);
            if (word.Length >= words.Capacity - count)
                break;
            if (word.Length == 0)
            {
                if (text.UnitAt(position) >= AsciiEnd)
                    break;
                var between = text.Peek(map, position, out var after);
                if (!CharacterMap.IsSingle(between))
                    break;
                words.Put(count, CharacterMap.ValueOf(between), position, after);
                count += CharacterMap.PiecesOfSingle(between);
                position = after;
                continue;
            }
            if (word.Length > longest)
                break;
            var end = position + word.Length;
            var nextEnd = end;
            var next = end < text.Length ? text.Peek(map, end, out nextEnd) : (uint)CharacterKind.Space;
            if (!CharacterMap.IsSingle(next) && !EndsWord(next))
                break;
            var id = pieces.Find(word);
            if (id >= 0)
                words.Put(count++, id, position, end);
            else
                count = AddPieces(word, position, words, count);
            position = end;
            if (!CharacterMap.IsSingle(next))
                break;
            words.Put(count, CharacterMap.ValueOf(next), end, nextEnd);
            count += CharacterMap.PiecesOfSingle(next);
            position = nextEnd;
        }
        sink.Count = count;
        return position;
    }

    /// <summary>Whether a special token or what else its first character is ends a word.</summary>
    private bool EndsWord(uint entry) => CharacterMap.KindOf(entry) == CharacterKind.MaybeSpecial
        && CharacterMap.IsSingle(model.Map.Special(CharacterMap.ValueOf(entry)).Ordinary);

    // There is room: a word has no more pieces than letters.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int AddPieces<TSink>(AsciiWord word, int position, TSink sink, int count)
        where TSink : IPieceSink, allows ref struct
    {
        var (before, start) = (count, position);
        for (var rest = word; rest.Length > 0;)
        {
            var length = count > before ? rest.Length : rest.Length - 1; // the whole has been looked up
            var id = model.AsciiPieces!.LongestMatch(rest, continuation: count > before, ref length);
            if (id < 0)
            {
                count = before;
                sink.Put(count++, model.UnknownId, start, start + word.Length);
                return count;
            }
            sink.Put(count++, id, position, position + length);
            position += length;
            rest = rest.After(length);
        }
        return count;
    }
}

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
        var plain = sink; // a copy, whose fields can live in registers
        var count = sink.Count;
        while (true)
        {
            position = _text.TakeSingles(model.Map, position, ref plain, ref count);
            if (position >= _text.Length || model.AsciiPieces is null)
                break;
            var word = ReadWord(position);
            if ((uint)(word.Length - 1) >= (uint)Math.Min(model.MaxAsciiWord, plain.Capacity - count) || !EndsAt(position + word.Length))
                break;
            var id = model.AsciiPieces.Find(word, continuation: false);
            if (id >= 0)
                plain.Put(count++, id, position, position + word.Length);
            else
                AddPieces(word, position, ref plain, ref count);
            position += word.Length;
        }
        sink.Count = count;
        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private AsciiWord ReadWord(int position) => _text.UsesVectors
        ? AsciiWord.Of(_text.Load(position), model.LowerCase)
        : AsciiWord.Read(_text, position, model.LowerCase);

    // There is room: a word has no more pieces than letters.
    private void AddPieces<TSink>(AsciiWord word, int position, ref TSink sink, ref int count)
        where TSink : IPieceSink, allows ref struct
    {
        var (before, start) = (count, position);
        for (var rest = word; rest.Length > 0;)
        {
            var id = model.AsciiPieces!.LongestMatch(rest, continuation: count > before, out var length);
            if (id < 0)
            {
                count = before;
                sink.Put(count++, model.UnknownId, start, start + word.Length);
                return;
            }
            sink.Put(count++, id, position, position + length);
            position += length;
            rest = rest.After(length);
        }
    }

    /// <summary>Whether a word that came to a position ends there whatever follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool EndsAt(int position)
    {
        if (position >= _text.Length)
            return true;
        var entry = _text.Peek(model.Map, position);
        return CharacterMap.IsSingle(entry) || (CharacterMap.KindOf(entry) == CharacterKind.MaybeSpecial && CharacterMap.IsSingle(model.Map.Special(CharacterMap.ValueOf(entry)).Ordinary));
    }
}

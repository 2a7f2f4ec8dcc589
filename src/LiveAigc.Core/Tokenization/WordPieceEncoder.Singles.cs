using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiveAigc.Tokenization;

internal readonly ref partial struct WordPieceEncoder<TText>
{
    private const byte AsciiEnd = 0x80;

    /// <summary>Takes spaces and characters that are words of their own, until another character comes or the sink is full. May stop early.</summary>
    /// <returns>Where it stopped.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int TakeSingles<TSink>(int position, ref TSink sink)
        where TSink : IPieceSink, allows ref struct
    {
        var text = _text;
        var map = model.Map;
        var singles = sink; // a copy, whose fields can live in registers
        var count = sink.Count;
        while (position < text.Length && count < singles.Capacity)
        {
            if (text.UsesVectors && text.UnitAt(position) >= AsciiEnd)
            {
                var taken = TakeAlone(text, map, position, Math.Min((text.Length - position) / text.Width, singles.Capacity - count), singles, count);
                count += taken;
                position += taken * text.Width;
                if (position == text.Length || count == singles.Capacity)
                    break;
            }
            var single = text.Peek(map, position, out var end);
            if (!CharacterMap.IsSingle(single))
                break;
            singles.Put(count, CharacterMap.ValueOf(single), position, end);
            count += CharacterMap.PiecesOfSingle(single);
            position = end;
        }
        sink.Count = count;
        return position;
    }

    /// <summary>Takes characters that are words of their own, eight at a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="map">Its characters' entries.</param>
    /// <param name="position">Where to begin.</param>
    /// <param name="length">How many characters there are at most.</param>
    /// <param name="sink">Has room for as many.</param>
    /// <param name="count">Pieces in the sink.</param>
    /// <returns>How many it took; those that follow may be words of their own, too.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TakeAlone<TSink>(TText text, CharacterMap map, int position, int length, TSink sink, int count)
        where TSink : IPieceSink, allows ref struct
    {
        var at = 0;
        for (; at <= length - Eight.Count; at += Eight.Count)
        {
            var alone = PutEight(text, map, position, at, at + Eight.Half, sink, count);
            if (alone < Eight.Count)
                return at + alone;
        }
        var rest = length - at;
        if (rest == 0 || (rest < Eight.Half && at == 0))
            return at;
        // The rest as two fours that overlap, or as eight of which some have been put already.
        var taken = PutEight(text, map, position, rest < Eight.Half ? length - Eight.Count : at, length - Eight.Half, sink, count);
        return taken < Eight.Half ? at + taken : length - Eight.Count + taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PutEight<TSink>(TText text, CharacterMap map, int position, int first, int second, TSink sink, int count)
        where TSink : IPieceSink, allows ref struct
    {
        var (firstStart, secondStart) = (position + (first * text.Width), position + (second * text.Width));
        var entries = text.ReadEight(map, firstStart, secondStart);
        sink.PutFour(count + first, CharacterMap.ValuesOf(entries.GetLower()), firstStart, text.Width);
        sink.PutFour(count + second, CharacterMap.ValuesOf(entries.GetUpper()), secondStart, text.Width);
        return Eight.Alone(entries);
    }
}

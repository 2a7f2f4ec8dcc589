using System.Numerics;
using LiveAigc.Tokenization;

namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    private EncodedLength EncodeRow<TText, T>(TText text, in ModelRow<T> row, bool pad)
        where TText : struct, IText, allows ref struct
        where T : unmanaged, IBinaryInteger<T>
    {
        var room = RoomFor(specialTokens: 2, in row);
        var count = Write(text, in row, 1, room, out var complete);
        Frame(in row, count, -1, pad);
        return new(count + 2, count, 0, !complete);
    }

    private EncodedLength EncodePair<TText, T>(TText text, TText pair, in ModelRow<T> row, bool pad)
        where TText : struct, IText, allows ref struct
        where T : unmanaged, IBinaryInteger<T>
    {
        var room = RoomFor(specialTokens: 3, in row);
        var count = Write(text, in row, 1, room, out var complete);
        var pairCount = Write(pair, in row, count + 2, room - count, out var pairComplete);
        var truncated = !complete || !pairComplete;
        if (truncated)
        {
            (count, pairCount) = LongestFirst(CountUpTo(text, room + 1), CountUpTo(pair, room + 1), room);
            Write(text, in row, 1, count, out _);
            Write(pair, in row, count + 2, pairCount, out _);
        }
        Frame(in row, count, pairCount, pad);
        return new(count + pairCount + 3, count, pairCount, truncated);
    }

    /// <summary>How many tokens of each text stay where not all fit: the reference's rule. Counts above the room may be given as room + 1.</summary>
    private static (int, int) LongestFirst(int first, int second, int room)
    {
        var shorter = Math.Min(first, second);
        var longer = room - shorter;
        if (longer < shorter)
            (shorter, longer) = (room / 2, room - (room / 2));
        return first <= second ? (shorter, longer) : (longer, shorter);
    }

    private int RoomFor<T>(int specialTokens, in ModelRow<T> row)
        where T : unmanaged, IBinaryInteger<T>
    {
        if ((ClsId | SepId | PadId) < 0 || row.Ids.Length < specialTokens)
            throw NoRoom(specialTokens, in row);
        return row.Ids.Length - specialTokens;
    }

    // On its own, to keep the way through the caller short.
    private Exception NoRoom<T>(int specialTokens, in ModelRow<T> row)
        where T : unmanaged, IBinaryInteger<T> => (ClsId | SepId | PadId) < 0
        ? new InvalidOperationException($"The vocabulary has not all of {_options.ClsToken}, {_options.SepToken} and {_options.PadToken}, which a model row needs.")
        : new ArgumentException($"The row is {row.Ids.Length} long, and {specialTokens} special tokens go into it.", nameof(row));

    private int Write<TText, T>(TText text, in ModelRow<T> row, int at, int room, out bool complete)
        where TText : struct, IText, allows ref struct
        where T : unmanaged, IBinaryInteger<T> => row.Ranges.IsEmpty
        ? Run(text, new IdSink<T>(row.Ids.Slice(at, room)), wholeWords: false, out _, out complete)
        : Run(text, new RangeSink<T>(row.Ids.Slice(at, room), row.Ranges.Slice(at, room)), wholeWords: false, out _, out complete);

    private int CountUpTo<TText>(TText text, int limit)
        where TText : struct, IText, allows ref struct => Run(text, new CountSink(limit), wholeWords: false, out _, out _);

    // Everything around the texts. A negative pair count: there is no pair.
    private void Frame<T>(in ModelRow<T> row, int count, int pairCount, bool pad)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (first, last) = (count + 1, count + 2 + pairCount);
        var ids = row.Ids;
        ids[0] = T.CreateTruncating(ClsId);
        ids[first] = ids[last] = T.CreateTruncating(SepId);
        if (!row.AttentionMask.IsEmpty)
            row.AttentionMask[..(last + 1)].Fill(T.One);
        if (!row.TokenTypeIds.IsEmpty)
        {
            row.TokenTypeIds[..(first + 1)].Clear();
            row.TokenTypeIds[(first + 1)..(last + 1)].Fill(T.One);
        }
        if (!row.Ranges.IsEmpty)
            row.Ranges[0] = row.Ranges[first] = row.Ranges[last] = default;
        if (pad)
            row.Pad(last + 1, T.CreateTruncating(PadId));
    }
}

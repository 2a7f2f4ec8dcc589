using System.Numerics;
using LiveAigc.Tokenization;

namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    /// <summary>Writes <c>[CLS] text [SEP]</c> and padding into a row of a model's input.</summary>
    /// <param name="text">Any text. It is cut after as many tokens as fit, in the middle of a word if need be, as in the reference.</param>
    /// <param name="row">The row, at least 2 long. It is written to its end.</param>
    /// <returns>How much of the row is in use.</returns>
    /// <exception cref="ArgumentException">The row is too short for the special tokens.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary has no <c>[CLS]</c>, <c>[SEP]</c> or <c>[PAD]</c>.</exception>
    public EncodedLength EncodeForModel<T>(ReadOnlySpan<char> text, ModelRow<T> row)
        where T : unmanaged, IBinaryInteger<T>
    {
        var room = RoomFor(specialTokens: 2, row);
        var count = Write(text, row, 1, room, out var complete);
        Frame(row, count, -1);
        return new(count + 2, count, 0, !complete);
    }

    /// <summary>Writes <c>[CLS] text [SEP] pair [SEP]</c> and padding into a row of a model's input.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="pair">Any text. Where both do not fit, tokens go from the end of the longer, then of both in turn.</param>
    /// <param name="row">The row, at least 3 long. It is written to its end.</param>
    /// <returns>How much of the row is in use.</returns>
    /// <exception cref="ArgumentException">The row is too short for the special tokens.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary has no <c>[CLS]</c>, <c>[SEP]</c> or <c>[PAD]</c>.</exception>
    public EncodedLength EncodeForModel<T>(ReadOnlySpan<char> text, ReadOnlySpan<char> pair, ModelRow<T> row)
        where T : unmanaged, IBinaryInteger<T>
    {
        var room = RoomFor(specialTokens: 3, row);
        var count = Write(text, row, 1, room, out var complete);
        var pairCount = Write(pair, row, count + 2, room - count, out var pairComplete);
        var truncated = !complete || !pairComplete;
        if (truncated)
        {
            (count, pairCount) = LongestFirst(CountUpTo(text, room + 1), CountUpTo(pair, room + 1), room);
            Write(text, row, 1, count, out _);
            Write(pair, row, count + 2, pairCount, out _);
        }
        Frame(row, count, pairCount);
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

    private int RoomFor<T>(int specialTokens, ModelRow<T> row)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (ClsId < 0 || SepId < 0 || PadId < 0)
            throw new InvalidOperationException($"The vocabulary has not all of {_options.ClsToken}, {_options.SepToken} and {_options.PadToken}, which a model row needs.");
        if (row.Ids.Length < specialTokens)
            throw new ArgumentException($"The row is {row.Ids.Length} long, and {specialTokens} special tokens go into it.", nameof(row));
        return row.Ids.Length - specialTokens;
    }

    private int Write<T>(ReadOnlySpan<char> text, ModelRow<T> row, int at, int room, out bool complete)
        where T : unmanaged, IBinaryInteger<T> => row.Ranges.IsEmpty
        ? Run(text, new IdSink<T>(row.Ids.Slice(at, room)), wholeWords: false, out _, out complete)
        : Run(text, new RangeSink<T>(row.Ids.Slice(at, room), row.Ranges.Slice(at, room)), wholeWords: false, out _, out complete);

    private int CountUpTo(ReadOnlySpan<char> text, int limit) => Run(text, new CountSink(limit), wholeWords: false, out _, out _);

    // Everything around the texts. A negative pair count: there is no pair.
    private void Frame<T>(ModelRow<T> row, int count, int pairCount)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (first, last) = (count + 1, count + 2 + pairCount);
        row.Ids[0] = T.CreateTruncating(ClsId);
        row.Ids[first] = row.Ids[last] = T.CreateTruncating(SepId);
        row.Ids[(last + 1)..].Fill(T.CreateTruncating(PadId));
        if (!row.AttentionMask.IsEmpty)
        {
            row.AttentionMask[..(last + 1)].Fill(T.One);
            row.AttentionMask[(last + 1)..].Clear();
        }
        if (!row.TokenTypeIds.IsEmpty)
        {
            row.TokenTypeIds.Clear();
            row.TokenTypeIds[(first + 1)..(last + 1)].Fill(T.One);
        }
        if (!row.Ranges.IsEmpty)
        {
            row.Ranges[0] = row.Ranges[first] = default;
            row.Ranges[last..].Clear();
        }
    }
}

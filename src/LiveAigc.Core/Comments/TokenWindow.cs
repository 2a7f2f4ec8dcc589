namespace LiveAigc;

/// <summary>A stretch of a text's tokens that the model sees at once, and the part of it that it speaks for.</summary>
/// <param name="Start">First token, from 0.</param>
/// <param name="Count">How many tokens.</param>
/// <param name="OwnEnd">It speaks for the words that begin before this token and in no earlier window's part.</param>
internal readonly record struct TokenWindow(int Start, int Count, int OwnEnd)
{
    // A word sees at least an eighth of a window on either side, as far as the text goes.
    private const int OverlapShare = 4;

    /// <summary>How many windows a text needs.</summary>
    /// <param name="tokens">The text's tokens, without special ones.</param>
    /// <param name="room">Most tokens of a window, at least 1.</param>
    public static int CountFor(int tokens, int room)
    {
        if (tokens <= room)
            return tokens == 0 ? 0 : 1;
        var step = room - (room / OverlapShare);
        return 1 + ((tokens - room + step - 1) / step);
    }

    /// <summary>One of a text's windows. All are equally long and spread evenly, so that the last one is no stump without context.</summary>
    /// <param name="index">From 0 to one below <paramref name="count"/>.</param>
    /// <param name="count">What <see cref="CountFor"/> said.</param>
    /// <param name="tokens">The text's tokens.</param>
    /// <param name="room">Most tokens of a window.</param>
    public static TokenWindow At(int index, int count, int tokens, int room)
    {
        if (count == 1)
            return new(0, tokens, tokens);
        var start = StartOf(index);
        if (index == count - 1)
            return new(start, room, tokens);

        // Two windows share the tokens from the later's start to the earlier's end. In the first half of them a word stands
        // farther from the edge of the earlier, in the second half farther from that of the later.
        return new(start, room, (StartOf(index + 1) + start + room + 1) / 2);

        int StartOf(int window) => (int)((long)window * (tokens - room) / (count - 1));
    }
}

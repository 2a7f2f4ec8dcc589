namespace LiveAigc.Tokenization;

/// <summary>A place to go on from when what was tried fails: at a position, or at any before it down to a least one.</summary>
internal readonly record struct Retry(int Step, int At, int Least);

/// <summary>The places that are left to try, the last first.</summary>
internal ref struct RetryStack(Span<Retry> first)
{
    public const int FirstSize = 16;
    private Span<Retry> _retries = first;
    private int _count;

    public void Push(Retry retry)
    {
        if (_count == _retries.Length)
        {
            var longer = new Retry[2 * _retries.Length];
            _retries.CopyTo(longer);
            _retries = longer;
        }
        _retries[_count++] = retry;
    }

    public bool TryTake(ReadOnlySpan<char> text, ref int step, ref int at)
    {
        if (_count == 0)
            return false;
        ref var last = ref _retries[_count - 1];
        step = last.Step;
        at = last.At;
        if (last.At == last.Least)
            _count--;
        else
        {
            // A run gives back one character at a time; the position it was pushed with has been tried.
            at -= char.IsLowSurrogate(text[at - 1]) ? 2 : 1;
            last = last with { At = at };
            if (at == last.Least)
                _count--;
        }
        return true;
    }
}

namespace LiveAigc.Tokenization;

/// <summary>Takes up to so many of a character off the beginning and the end of each token, as its text comes in.</summary>
internal sealed class StripStage(char content, int start, int stop, DecoderStage next) : DecoderStage
{
    private int _stripped;
    private bool _inside;
    private int _held; // how many of the character stand at the end so far, at most as many as can be taken off

    public override void Text(ReadOnlySpan<char> text)
    {
        while (!_inside && text.Length > 0)
        {
            if (_stripped == start || text[0] != content)
                _inside = true;
            else
            {
                text = text[1..];
                _stripped++;
            }
        }
        if (text.Length == 0)
            return;
        var trailing = Math.Min(text.Length - text.TrimEnd(content).Length, stop);
        if (trailing == text.Length)
        {
            var more = Math.Max(0, _held + trailing - stop);
            Repeat(more);
            _held += trailing - more;
            return;
        }
        Repeat(_held);
        next.Text(text[..^trailing]);
        _held = trailing;
    }

    public override void EndToken()
    {
        (_stripped, _inside, _held) = (0, false, 0);
        next.EndToken();
    }

    public override void End()
    {
        (_stripped, _inside, _held) = (0, false, 0);
        next.End();
    }

    private void Repeat(int count)
    {
        if (count > 0)
            next.Text(new string(content, count));
    }
}

namespace LiveAigc.Tokenization;

/// <summary>Makes one token of all.</summary>
internal sealed class FuseStage(DecoderStage next) : DecoderStage
{
    public override void Text(ReadOnlySpan<char> text) => next.Text(text);

    public override void EndToken()
    {
    }

    public override void End()
    {
        next.EndToken();
        next.End();
    }
}

/// <summary>Changes every token as a normalizer would.</summary>
internal sealed class ReplaceStage(Replacement replacement, DecoderStage next) : WholeTokenStage(next)
{
    protected override void Token(string token) => Pass(replacement.Apply(token));
}

/// <summary>Reads a character as a space; in the first token it may be left out.</summary>
internal sealed class MetaspaceStage(char replacement, bool dropFirst, DecoderStage next) : WholeTokenStage(next)
{
    private bool _begun;

    protected override void Token(string token)
    {
        Pass(_begun || !dropFirst ? token.Replace(replacement, ' ') : token.Replace(replacement.ToString(), "", StringComparison.Ordinal));
        _begun = true;
    }

    public override void End()
    {
        _begun = false;
        base.End();
    }
}

/// <summary>Sets tokens apart by a space: what happens where there is no decoder.</summary>
internal sealed class SpaceStage(DecoderStage next) : WholeTokenStage(next)
{
    private bool _begun;

    protected override void Token(string token)
    {
        Pass(_begun ? " " + token : token);
        _begun = true;
    }

    public override void End()
    {
        _begun = false;
        base.End();
    }
}

/// <summary>Reads the ending of a word as a space, but for the last token, which is why one is always held back.</summary>
internal sealed class SuffixStage(string suffix, DecoderStage next) : WholeTokenStage(next)
{
    private string? _last;

    protected override void Token(string token)
    {
        PassLast(" ");
        _last = token;
    }

    public override void End()
    {
        PassLast("");
        base.End();
    }

    private void PassLast(string ending)
    {
        if (_last is not null)
            Pass(suffix.Length == 0 ? _last : _last.Replace(suffix, ending, StringComparison.Ordinal));
        _last = null;
    }
}

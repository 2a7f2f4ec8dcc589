namespace LiveAigc.Tokenization;

/// <summary>Sets words apart by a space, and takes the prefix off pieces inside a word.</summary>
internal sealed class WordPieceStage(string prefix, bool cleanUp, DecoderStage next) : WholeTokenStage(next)
{
    private static readonly (string Old, string New)[] CleanUps =
    [
        (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"), (" do not", " don't"),
        (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
    ];

    private bool _begun;

    protected override void Token(string token)
    {
        if (_begun)
            token = token.StartsWith(prefix, StringComparison.Ordinal) ? token[prefix.Length..] : " " + token;
        _begun = true;
        if (cleanUp)
        {
            foreach (var (old, replacement) in CleanUps)
                token = token.Replace(old, replacement, StringComparison.Ordinal);
        }
        Pass(token);
    }

    public override void End()
    {
        _begun = false;
        base.End();
    }
}

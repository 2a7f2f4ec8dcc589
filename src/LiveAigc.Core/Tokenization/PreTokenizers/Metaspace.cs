namespace LiveAigc.Tokenization;

/// <summary>When a <see cref="Metaspace"/> begins a piece with its character.</summary>
internal enum PrependScheme
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>At the beginning of the text only.</summary>
    First,

    /// <summary>At the beginning of the text and behind every added token.</summary>
    Always,
}

/// <summary>Writes spaces as a visible character, and cuts before each.</summary>
internal sealed class Metaspace(char replacement, PrependScheme scheme, bool split) : IPreTokenizer
{
    /// <summary>Whether it must know where the text begins.</summary>
    public bool AsksForBeginning => scheme == PrependScheme.First;

    private readonly Split _split = new(Pattern.OfText(replacement.ToString()), SplitBehavior.MergedWithNext);

    public void Cut(TextPiece piece, List<TextPiece> pieces)
    {
        var text = piece.Text.ToString().Replace(' ', replacement);
        if (text[0] != replacement && (scheme == PrependScheme.Always || (scheme == PrependScheme.First && piece.BeginsText)))
            text = replacement + text;
        var spaced = new TextPiece(text.AsMemory(), piece.BeginsText);
        if (split)
            _split.Cut(spaced, pieces);
        else
            pieces.Add(spaced);
    }
}

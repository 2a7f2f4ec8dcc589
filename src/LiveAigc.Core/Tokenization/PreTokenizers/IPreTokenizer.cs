namespace LiveAigc.Tokenization;

/// <summary>Cuts a piece into those that the model takes one by one. No empty piece comes out.</summary>
internal interface IPreTokenizer
{
    void Cut(TextPiece piece, List<TextPiece> pieces);
}

/// <summary>One after the other: each cuts what the one before it left.</summary>
internal sealed class PreTokenizerSequence(IPreTokenizer[] parts) : IPreTokenizer
{
    public bool AsksForBeginning => parts.Any(part => part is Metaspace { AsksForBeginning: true } or PreTokenizerSequence { AsksForBeginning: true });

    public void Cut(TextPiece piece, List<TextPiece> pieces)
    {
        List<TextPiece> current = [piece];
        for (var i = 0; i < parts.Length; i++)
        {
            var next = i == parts.Length - 1 ? pieces : new List<TextPiece>(current.Count + 8);
            foreach (var one in current)
                parts[i].Cut(one, next);
            current = next;
        }
        if (parts.Length == 0)
            pieces.Add(piece);
    }
}

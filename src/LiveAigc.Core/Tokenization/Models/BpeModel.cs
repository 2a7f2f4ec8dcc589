using System.Globalization;

namespace LiveAigc.Tokenization;

/// <summary>What a byte-pair encoding is made of, as the file says.</summary>
internal sealed record BpeDefinition(Dictionary<string, int> Vocabulary, BpeMerges Merges)
{
    /// <summary>The token of characters that are in no token; -1: they are left out.</summary>
    public int UnknownId { get; init; } = -1;

    /// <summary>Whether neighbouring unknown characters are one unknown token.</summary>
    public bool FuseUnknown { get; init; }

    /// <summary>Whether characters that are in no token are spelt in byte tokens.</summary>
    public bool ByteFallback { get; init; }

    /// <summary>Whether a piece that is a token is that token, whatever the merges would make of it.</summary>
    public bool IgnoreMerges { get; init; }

    public string ContinuationPrefix { get; init; } = "";

    public string EndSuffix { get; init; } = "";
}

/// <summary>Byte-pair encoding: a piece begins as single characters, and the pair that was merged first in training is merged first.</summary>
internal sealed class BpeModel(BpeDefinition definition) : ITokenModel
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids = definition.Vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly ByteTokens? _bytes = definition.ByteFallback ? new(definition.Vocabulary) : null;

    public void Encode(ReadOnlySpan<char> piece, ref IdWriter ids)
    {
        if (definition.IgnoreMerges && _ids.TryGetValue(piece, out var whole))
        {
            ids.Add(whole);
            return;
        }
        var symbols = new List<int>(piece.Length);
        Spell(piece, symbols);
        definition.Merges.Apply(symbols, ref ids);
    }

    private void Spell(ReadOnlySpan<char> piece, List<int> symbols)
    {
        var unknown = false; // whether an unknown token is due
        for (int at = 0, length; at < piece.Length; at += length)
        {
            length = char.IsHighSurrogate(piece[at]) ? 2 : 1;
            var character = piece.Slice(at, length);
            if (TryFind(character, at == 0, at + length == piece.Length, out var id, out var written))
            {
                if (unknown)
                    symbols.Add(definition.UnknownId);
                unknown = false;
                symbols.Add(id);
            }
            else if (_bytes?.TryAdd(written, symbols) != true && definition.UnknownId >= 0)
            {
                if (unknown && !definition.FuseUnknown)
                    symbols.Add(definition.UnknownId);
                unknown = true;
            }
        }
        if (unknown)
            symbols.Add(definition.UnknownId);
    }

    private bool TryFind(ReadOnlySpan<char> character, bool first, bool last, out int id, out ReadOnlySpan<char> written)
    {
        written = character;
        if ((!first && definition.ContinuationPrefix.Length > 0) || (last && definition.EndSuffix.Length > 0))
            written = string.Create(CultureInfo.InvariantCulture, $"{(first ? "" : definition.ContinuationPrefix)}{character}{(last ? definition.EndSuffix : "")}");
        return _ids.TryGetValue(written, out id);
    }
}

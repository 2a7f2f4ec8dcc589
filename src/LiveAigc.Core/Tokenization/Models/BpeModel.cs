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
internal sealed class BpeModel : ITokenModel
{
    private const int StackSymbols = 256, QuickChars = 0x180; // takes in Latin letters and the byte alphabet

    private readonly BpeDefinition _definition;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;
    private readonly int[] _quick = new int[QuickChars];
    private readonly ByteTokens? _bytes;
    private readonly bool _marksPlaces;
    private readonly PieceCache _cache = new();

    public BpeModel(BpeDefinition definition)
    {
        _definition = definition;
        _ids = definition.Vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        _bytes = definition.ByteFallback ? new(definition.Vocabulary) : null;
        _marksPlaces = definition.ContinuationPrefix.Length + definition.EndSuffix.Length > 0;
        for (var c = 0; c < _quick.Length; c++)
            _quick[c] = definition.Vocabulary.GetValueOrDefault(((char)c).ToString(), -1);
    }

    public void Encode(ReadOnlySpan<char> piece, ref IdWriter ids)
    {
        if (_definition.IgnoreMerges && _ids.TryGetValue(piece, out var whole))
        {
            ids.Add(whole);
            return;
        }
        scoped ReadOnlySpan<int> tokens;
        if (!_cache.TryGet(piece, out tokens))
        {
            var symbols = new SymbolList(stackalloc int[StackSymbols]);
            Spell(piece, ref symbols);
            tokens = _definition.Merges.Apply(symbols.Items);
            _cache.Add(piece, tokens);
        }
        foreach (var token in tokens)
            ids.Add(token);
    }

    private void Spell(ReadOnlySpan<char> piece, ref SymbolList symbols)
    {
        var unknown = false; // whether an unknown token is due
        for (int at = 0, length; at < piece.Length; at += length)
        {
            length = char.IsHighSurrogate(piece[at]) ? 2 : 1;
            if (TryFind(piece.Slice(at, length), at == 0, at + length == piece.Length, out var id, out var written))
            {
                if (unknown)
                    symbols.Add(_definition.UnknownId);
                unknown = false;
                symbols.Add(id);
            }
            else if (_bytes?.TryAdd(written, ref symbols) != true && _definition.UnknownId >= 0)
            {
                if (unknown && !_definition.FuseUnknown)
                    symbols.Add(_definition.UnknownId);
                unknown = true;
            }
        }
        if (unknown)
            symbols.Add(_definition.UnknownId);
    }

    private bool TryFind(ReadOnlySpan<char> character, bool first, bool last, out int id, out ReadOnlySpan<char> written)
    {
        written = character;
        if (_marksPlaces)
            written = string.Concat(first ? "" : _definition.ContinuationPrefix, character, last ? _definition.EndSuffix : "");
        else if (character[0] < QuickChars)
        {
            id = _quick[character[0]];
            return id >= 0;
        }
        return _ids.TryGetValue(written, out id);
    }
}

namespace LiveAigc.Tokenization;

/// <summary>
/// A tokenizer put together of the parts that a <c>tokenizer.json</c> describes: added tokens, normalizer, pre-tokenizer, model,
/// special tokens around the text; and a decoder for the way back.
/// </summary>
internal sealed class PipelineTokenizer : ITextTokenizer
{
    private readonly TokenizerParts _parts;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;
    private readonly AddedTokenFinder _raw, _normalized;
    private readonly HashSet<int> _special;
    private readonly Dictionary<int, string> _rewritten;

    public PipelineTokenizer(TokenizerParts parts)
    {
        _parts = parts;
        _ids = parts.Ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _raw = new(parts.AddedTokens.Where(t => !t.Normalized), null);
        _normalized = new(parts.AddedTokens.Where(t => t.Normalized), parts.Normalizer);
        // The reference decodes such a token as it looks for it.
        _rewritten = parts.AddedTokens.Where(t => t.Normalized && parts.Normalizer is not null)
            .Select(t => (t.Token, Text: parts.Normalizer!.Apply(t.Token.Content)))
            .Where(t => t.Text != t.Token.Content).ToDictionary(t => t.Token.Id, t => t.Text);
        AddedTokens = [.. parts.AddedTokens.Select(t => t.Token).OrderBy(t => t.Id)];
        _special = [.. AddedTokens.Where(t => t.IsSpecial).Select(t => t.Id)];
    }

    public int VocabularySize => _parts.Tokens.Length;

    public IReadOnlyList<AddedToken> AddedTokens { get; }

    public string TokenOf(int id) => (uint)id < (uint)_parts.Tokens.Length && _parts.Tokens[id] is { } token
        ? token
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"No token has this id; the highest is {_parts.Tokens.Length - 1}.");

    public bool TryGetId(ReadOnlySpan<char> token, out int id) => _ids.TryGetValue(token, out id);

    public bool IsSpecial(int id) => _special.Contains(id);

    public int Encode(ReadOnlySpan<char> text, Span<int> ids, out bool truncated, bool addSpecialTokens = true)
    {
        var (prefix, suffix) = addSpecialTokens ? (_parts.Prefix, _parts.Suffix) : ([], []);
        var room = ids.Length - prefix.Length - suffix.Length;
        if (room < 0)
            throw new ArgumentException($"There is room for {ids.Length} ids, and {prefix.Length + suffix.Length} special tokens go around a text.", nameof(ids));
        var writer = new IdWriter(ids.Slice(prefix.Length, room), room + 1);
        EncodeText(text, ref writer);
        truncated = writer.Count > room;
        var end = prefix.Length + Math.Min(writer.Count, room);
        prefix.CopyTo(ids);
        suffix.CopyTo(ids[end..]);
        return end + suffix.Length;
    }

    public int Count(ReadOnlySpan<char> text, bool addSpecialTokens = true)
    {
        var writer = new IdWriter([], int.MaxValue);
        EncodeText(text, ref writer);
        return writer.Count + (addSpecialTokens ? _parts.Prefix.Length + _parts.Suffix.Length : 0);
    }

    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = false)
    {
        var decoder = NewDecoder(skipSpecialTokens);
        foreach (var id in ids)
            decoder.Add(id);
        return decoder.Flush();
    }

    public TokenStreamDecoder CreateStreamDecoder(bool skipSpecialTokens = false) => NewDecoder(skipSpecialTokens);

    private StageStreamDecoder NewDecoder(bool skipSpecialTokens) => new(this, _parts.Decoder, skipSpecialTokens, _rewritten);

    private void EncodeText(ReadOnlySpan<char> text, ref IdWriter ids)
    {
        var whole = WholeCharacters.Of(text);
        var parts = new List<(int Start, int End, int Id)>();
        _raw.Cut(whole, parts);
        foreach (var (start, end, id) in parts)
        {
            if (ids.IsFull)
                return;
            if (id >= 0)
                ids.Add(id);
            else
                EncodeSection(whole[start..end], start == 0, ref ids);
        }
    }

    // What lies between added tokens of the raw text.
    private void EncodeSection(string section, bool beginsText, ref IdWriter ids)
    {
        var text = _parts.Normalizer?.Apply(section) ?? section;
        var parts = new List<(int Start, int End, int Id)>();
        _normalized.Cut(text, parts);
        var pieces = new List<TextPiece>();
        foreach (var (start, end, id) in parts)
        {
            if (ids.IsFull)
                return;
            if (id >= 0)
            {
                ids.Add(id);
                continue;
            }
            pieces.Clear();
            var piece = new TextPiece(text.AsMemory(start, end - start), beginsText && start == 0);
            if (_parts.PreTokenizer is { } cutter)
                cutter.Cut(piece, pieces);
            else
                pieces.Add(piece);
            EncodePieces(pieces, ref ids);
        }
    }

    private void EncodePieces(List<TextPiece> pieces, ref IdWriter ids)
    {
        foreach (var piece in pieces)
        {
            if (ids.IsFull)
                return;
            _parts.Model.Encode(piece.Span, ref ids);
        }
    }
}

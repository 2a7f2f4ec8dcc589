using System.Text;
using LiveAigc.Tokenization;

namespace LiveAigc;

/// <summary>
/// Cuts text into the word pieces of a BERT-like model and gives the ids that the model was trained on: those of Hugging Face's
/// <c>BertNormalizer</c>, <c>BertPreTokenizer</c> and <c>WordPiece</c>, id for id.
/// </summary>
/// <remarks>Immutable and safe to use from many threads at once. Encoding takes any text, lone surrogates included, never throws on it and allocates nothing.</remarks>
public sealed partial class WordPieceTokenizer
{
    private readonly string[] _vocabulary;
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _idsBySpan;
    private readonly WordPieceOptions _options;
    private readonly CharacterMap _map;
    private readonly PieceTrie _trie;

    /// <summary>Creates a tokenizer over a vocabulary.</summary>
    /// <param name="vocabulary">The tokens; the first has id 0. None may occur twice.</param>
    /// <param name="options">How text is cleaned and words are cut; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The vocabulary is empty, holds a token twice or lacks the unknown token, or an option is out of range.</exception>
    public WordPieceTokenizer(IEnumerable<string> vocabulary, WordPieceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _options = options ?? new();
        if (_options.MaxCharsPerWord < 1)
            throw new ArgumentException($"MaxCharsPerWord is {_options.MaxCharsPerWord}; it must be at least 1.", nameof(options));
        if (string.IsNullOrEmpty(_options.ContinuationPrefix))
            throw new ArgumentException("ContinuationPrefix is empty.", nameof(options));

        _vocabulary = [.. vocabulary];
        _ids = new(_vocabulary.Length, StringComparer.Ordinal);
        for (var id = 0; id < _vocabulary.Length; id++)
        {
            if (!_ids.TryAdd(_vocabulary[id] ?? throw new ArgumentException($"Token {id} is null.", nameof(vocabulary)), id))
                throw new ArgumentException($"Token {id} '{_vocabulary[id]}' is token {_ids[_vocabulary[id]]} already.", nameof(vocabulary));
        }
        _idsBySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        if (_vocabulary.Length == 0)
            throw new ArgumentException("The vocabulary is empty.", nameof(vocabulary));
        if (!_ids.TryGetValue(_options.UnknownToken, out var unknown))
            throw new ArgumentException($"The vocabulary has no '{_options.UnknownToken}', which stands for words it cannot spell.", nameof(vocabulary));

        (UnknownId, ClsId, SepId, PadId, MaskId) = (unknown, IdOf(_options.ClsToken), IdOf(_options.SepToken), IdOf(_options.PadToken), IdOf(_options.MaskToken));
        _map = CharacterMapBuilder.Build(_options, _vocabulary, t => _ids.GetValueOrDefault(t, unknown));
        _trie = BuildTrie();
        foreach (var id in new HashSet<int> { UnknownId, ClsId, SepId, PadId, MaskId })
        {
            if (id >= 0 && Rune.DecodeFromUtf16(_vocabulary[id], out var first, out _) == System.Buffers.OperationStatus.Done)
                _map.AddSpecial(first.Value, _vocabulary[id], id);
        }
    }

    /// <summary>How texts are normalised.</summary>
    public WordPieceOptions Options => _options;

    /// <summary>Number of tokens.</summary>
    public int VocabularySize => _vocabulary.Length;

    /// <summary>The tokens; the index is the id.</summary>
    public IReadOnlyList<string> Vocabulary => _vocabulary.AsReadOnly();

    /// <summary>Id of the token for words that the vocabulary cannot spell.</summary>
    public int UnknownId { get; }

    /// <summary>Id of the token that begins a model input; -1 if the vocabulary has none.</summary>
    public int ClsId { get; }

    /// <summary>Id of the token that ends a text of a model input; -1 if the vocabulary has none.</summary>
    public int SepId { get; }

    /// <summary>Id of the token that fills a model input up; -1 if the vocabulary has none.</summary>
    public int PadId { get; }

    /// <summary>Id of the token that hides a word; -1 if the vocabulary has none.</summary>
    public int MaskId { get; }

    /// <summary>The token with an id.</summary>
    /// <param name="id">From 0 to <see cref="VocabularySize"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string TokenOf(int id) => (uint)id < (uint)_vocabulary.Length
        ? _vocabulary[id]
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"Ids go from 0 to {_vocabulary.Length - 1}.");

    /// <summary>Looks a token up as it stands in the vocabulary, <c>##</c> and all.</summary>
    /// <returns>Whether there is such a token.</returns>
    public bool TryGetId(ReadOnlySpan<char> token, out int id) => _idsBySpan.TryGetValue(token, out id);

    private int IdOf(string token) => _ids.GetValueOrDefault(token, -1);

    private PieceTrie BuildTrie()
    {
        var trie = new PieceTrie();
        var codePoints = new List<int>();
        for (var id = 0; id < _vocabulary.Length; id++)
        {
            var token = _vocabulary[id];
            AddTo(PieceTrie.Start, token, id);
            if (token.StartsWith(_options.ContinuationPrefix, StringComparison.Ordinal))
                AddTo(PieceTrie.Continuation, token.AsSpan(_options.ContinuationPrefix.Length), id);
        }
        return trie;

        // What never stands inside a word is not worth a place: it would double the tree of a Chinese vocabulary.
        void AddTo(int root, ReadOnlySpan<char> token, int id)
        {
            codePoints.Clear();
            for (; !token.IsEmpty; token = token[1..])
            {
                var codePoint = char.IsHighSurrogate(token[0]) && token.Length > 1 && char.IsLowSurrogate(token[1]) ? char.ConvertToUtf32(token[0], token[1]) : token[0];
                if (CharacterMap.KindOf(_map[codePoint]) is not (CharacterKind.Word or CharacterKind.Mark or CharacterKind.Several))
                    return;
                codePoints.Add(codePoint);
                token = codePoint > 0xFFFF ? token[1..] : token;
            }
            trie.Add(root, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(codePoints), id);
        }
    }
}

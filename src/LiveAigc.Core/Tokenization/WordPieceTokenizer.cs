using System.Runtime.CompilerServices;
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
    private readonly WordPieceModel _model;
    private readonly HashSet<int> _specialIds = [];

    /// <summary>Creates a tokenizer over a vocabulary.</summary>
    /// <param name="vocabulary">The tokens; the first has id 0. None may occur twice.</param>
    /// <param name="options">How text is cleaned and words are cut; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The vocabulary is empty, holds a token twice or lacks the unknown token, or an option is out of range.</exception>
    public WordPieceTokenizer(IEnumerable<string> vocabulary, WordPieceOptions? options = null)
        : this(WordPieceDefinition.Of([.. vocabulary ?? throw new ArgumentNullException(nameof(vocabulary))], options ?? new(), m => new ArgumentException($"No tokenizer: {m}")))
    {
    }

    private WordPieceTokenizer(WordPieceDefinition definition)
    {
        (_vocabulary, _options) = (definition.Vocabulary, definition.Options);
        definition.Validate();
        _ids = Index(definition);
        _idsBySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!_ids.TryGetValue(_options.UnknownToken, out var unknown) || unknown >= definition.ModelVocabularySize)
            throw definition.Refuse($"the vocabulary has no '{_options.UnknownToken}', the token of words it cannot spell.");

        (UnknownId, ClsId, SepId, PadId, MaskId) = (unknown, IdOf(_options.ClsToken), IdOf(_options.SepToken), IdOf(_options.PadToken), IdOf(_options.MaskToken));
        foreach (var token in definition.SpecialTokens)
            _specialIds.Add(IdOf(token));
        AddedTokens = [.. definition.RawTokens.Select(t => new AddedToken(IdOf(t), t, _specialIds.Contains(IdOf(t)))).Where(t => t.Id >= 0).OrderBy(t => t.Id)];
        _model = new(definition, unknown, _ids);
    }

    /// <summary>How text is cleaned and words are cut.</summary>
    public WordPieceOptions Options => _options;

    /// <summary>Whether encoding uses SIMD, for tests; the ids are the same.</summary>
    internal bool UsesVectors
    {
        get => _model.UsesVectors;
        init => _model.UsesVectors = value;
    }

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Dictionary<string, int> Index(WordPieceDefinition definition)
    {
        var vocabulary = definition.Vocabulary;
        var ids = new Dictionary<string, int>(vocabulary.Length, StringComparer.Ordinal);
        for (var id = 0; id < vocabulary.Length; id++)
        {
            if (!ids.TryAdd(vocabulary[id], id))
                throw definition.Refuse($"'{vocabulary[id]}' is there twice, as {definition.PlaceOf(ids[vocabulary[id]])} and {definition.PlaceOf(id)}.");
        }
        return ids;
    }

    private int IdOf(string token) => _ids.TryGetValue(token, out var id) ? id : -1;
}

using System.Runtime.Intrinsics;

namespace LiveAigc.Tokenization;

/// <summary>What encoding looks up, whatever the text's encoding.</summary>
internal sealed class WordPieceModel
{
    public CharacterMap Map { get; }

    public PieceTrie Trie { get; }

    /// <summary>The tokens of plain words; <see langword="null"/> where words must be read character by character.</summary>
    public AsciiPieces? AsciiPieces { get; }

    public int UnknownId { get; }

    public int MaxCharsPerWord { get; }

    /// <summary>Whether ASCII letters are lower-cased.</summary>
    public bool LowerCase { get; }

    /// <summary>The longest word that <see cref="AsciiPieces"/> answers for.</summary>
    public int MaxAsciiWord { get; }

    /// <summary>Whether SIMD is used; the ids are the same. Tests turn it off.</summary>
    public bool UsesVectors { get; set; } = Vector128.IsHardwareAccelerated;

    public WordPieceModel(WordPieceDefinition definition, int unknownId, Dictionary<string, int> ids)
    {
        var options = definition.Options;
        var pieces = definition.Vocabulary.AsSpan(0, definition.ModelVocabularySize);
        (UnknownId, MaxCharsPerWord, LowerCase) = (unknownId, options.MaxCharsPerWord, options.LowerCase);
        Map = CharacterMapBuilder.Build(options, pieces, unknownId);
        Trie = PieceTrie.Build(pieces, options.ContinuationPrefix, Map);
        if (!definition.RawTokens.Any(token => token is [var first, ..] && char.IsAsciiLetterOrDigit(first))) // such a token may stand inside a word
            AsciiPieces = AsciiPieces.Build(pieces, options.ContinuationPrefix);
        MaxAsciiWord = Math.Min(AsciiWord.MaxLength, options.MaxCharsPerWord);
        foreach (var token in definition.RawTokens) // last: the trie asks the map about ordinary characters
        {
            if (ids.TryGetValue(token, out var id))
                Map.AddSpecial(token, id);
        }
    }
}

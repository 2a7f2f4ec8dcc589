namespace LiveAigc.Tokenization;

/// <summary>What a character of the raw text means to the tokenizer: the low bits of an entry of <see cref="CharacterMap"/>.</summary>
internal enum CharacterKind : uint
{
    /// <summary>One code point of a word; the entry says which, after normalization.</summary>
    Word,

    /// <summary>As <see cref="Word"/>, but moves before marks of a higher combining class.</summary>
    Mark,

    /// <summary>Several code points of a word, or none; the entry holds their place among the expansions.</summary>
    Several,

    /// <summary>Half of a surrogate pair: in UTF-16 its neighbour decides.</summary>
    Surrogate,

    /// <summary>Ends a word. This one and the next differ in the lowest bit only, so that the bit counts the pieces they give.</summary>
    Space,

    /// <summary>A word of its own; the entry holds its token id.</summary>
    Alone,

    /// <summary>Leaves no trace.</summary>
    Dropped,

    /// <summary>May begin a special token; the entry holds a place among the special groups.</summary>
    MaybeSpecial,
}

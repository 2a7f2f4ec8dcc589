namespace LiveAigc.Tokenization;

/// <summary>What a character of the raw text means to the tokenizer: the low bits of an entry of <see cref="CharacterMap"/>.</summary>
internal enum CharacterKind : uint
{
    /// <summary>One code point of a word; the entry says which, after normalization.</summary>
    Word,

    /// <summary>Ends a word.</summary>
    Space,

    /// <summary>Leaves no trace.</summary>
    Dropped,

    /// <summary>A word of its own; the entry holds its token id.</summary>
    Alone,

    /// <summary>Several code points of a word, or none; the entry holds their place among the expansions.</summary>
    Several,

    /// <summary>As <see cref="Word"/>, but moves before marks of a higher combining class.</summary>
    Mark,

    /// <summary>May begin a special token; the entry holds a place among the special groups.</summary>
    MaybeSpecial,

    /// <summary>First half of a surrogate pair.</summary>
    HighSurrogate,
}

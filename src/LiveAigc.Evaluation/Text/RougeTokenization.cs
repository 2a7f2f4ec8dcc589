namespace LiveAigc.Evaluation;

/// <summary>How <see cref="Rouge"/> cuts texts. Chinese needs <see cref="Chinese"/> or <see cref="Character"/>: <see cref="English"/> drops it all.</summary>
public enum RougeTokenization
{
    /// <summary>Lower case, runs of a–z and 0–9, everything else dropped: as rouge-score and ROUGE-1.5.5 do.</summary>
    English,

    /// <summary>Lower case; each Chinese character and wide sign by itself, other punctuation apart, Latin words whole.</summary>
    Chinese,

    /// <summary>Each code point by itself, white space dropped.</summary>
    Character,

    /// <summary>At white space alone, nothing changed.</summary>
    WhiteSpace,
}

namespace LiveAigc.Evaluation;

/// <summary>How a text is cut into tokens before n-grams are counted. The figure depends on it: name it with every score.</summary>
public enum TextTokenization
{
    /// <summary>At white space alone; for texts that are tokenized already. sacrebleu's <c>none</c>.</summary>
    None,

    /// <summary>The rules of NIST's mteval-v13a, for Western languages. sacrebleu's <c>13a</c>.</summary>
    Mteval13a,

    /// <summary>Each Chinese character and wide sign by itself, the rest as <see cref="Mteval13a"/>. sacrebleu's <c>zh</c>.</summary>
    Chinese,

    /// <summary>Each code point by itself, white space dropped. sacrebleu's <c>char</c>.</summary>
    Character,

    /// <summary>Punctuation and symbols of every script set apart, as mteval-v14's international mode. sacrebleu's <c>intl</c>.</summary>
    International,
}

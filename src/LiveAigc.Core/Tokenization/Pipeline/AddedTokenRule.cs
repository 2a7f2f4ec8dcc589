namespace LiveAigc.Tokenization;

/// <summary>How an added token is found.</summary>
/// <param name="Token">The token.</param>
/// <param name="Normalized">Whether it is looked for in the normalized text, instead of in the text as it was given.</param>
/// <param name="SingleWord">Whether no word may go on before or behind it.</param>
/// <param name="StripLeft">Whether it takes in the white space before it.</param>
/// <param name="StripRight">Whether it takes in the white space behind it.</param>
internal sealed record AddedTokenRule(AddedToken Token, bool Normalized, bool SingleWord, bool StripLeft, bool StripRight);

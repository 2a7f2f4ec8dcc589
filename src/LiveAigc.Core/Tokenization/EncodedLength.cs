namespace LiveAigc;

/// <summary>How much of a model row is in use, and by what.</summary>
/// <param name="Tokens">Tokens in use, special ones included; what follows is padding.</param>
/// <param name="TextTokens">Tokens of the text, or of the first of two; they begin at index 1.</param>
/// <param name="PairTokens">Tokens of the second text; they begin at index <paramref name="TextTokens"/> + 2. 0 if there was none.</param>
/// <param name="Truncated">Whether tokens were left out because the row was too short.</param>
public readonly record struct EncodedLength(int Tokens, int TextTokens, int PairTokens, bool Truncated);

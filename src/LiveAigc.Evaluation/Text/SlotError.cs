namespace LiveAigc.Evaluation;

/// <summary>A fact that a text does not state, or a value that it should not.</summary>
/// <param name="Text">The text's index.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Value">The missing fact's first form, or the wrong value.</param>
/// <param name="IsMissing">Missing, or else wrong.</param>
public readonly record struct SlotError(int Text, string Slot, string Value, bool IsMissing);

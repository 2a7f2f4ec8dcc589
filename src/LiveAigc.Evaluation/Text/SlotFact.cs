namespace LiveAigc.Evaluation;

/// <summary>A fact that a text shall state.</summary>
/// <param name="Slot">What it is a fact of: "price", "colour".</param>
/// <param name="Forms">The ways to write its value, any of which will do: "299元", "￥299". At least one, none empty.</param>
public sealed record SlotFact(string Slot, params IReadOnlyList<string> Forms);

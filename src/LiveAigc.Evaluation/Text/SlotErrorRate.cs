namespace LiveAigc.Evaluation;

/// <summary>
/// Slot error rate of generated texts against facts (Wen et al. 2015): <c>(missing + wrong) / facts</c>. 0 is best; above 1 where texts
/// state more that is wrong than they should state at all.
/// </summary>
/// <param name="Facts">Facts that the texts should state.</param>
/// <param name="Missing">Facts of which no form stands in its text.</param>
/// <param name="Wrong">Values of a slot that stand in a text, are some other text's fact or listed as possible, but not its own.</param>
/// <param name="Errors">Where: the text's index, the slot, the value, and whether it is missing or wrong.</param>
/// <remarks>
/// Finds values literally, regardless of case, and numbers and Latin words only whole ("9" is not in "99"). It does not see a value
/// that no list holds, nor one said of another thing. Immutable.
/// </remarks>
public sealed record SlotErrorRate(int Facts, int Missing, int Wrong, IReadOnlyList<SlotError> Errors)
{
    /// <summary><c>(Missing + Wrong) / Facts</c>; 0 when there are no facts.</summary>
    public double Rate => LabelScore.Ratio(Missing + Wrong, Facts);

    /// <summary>Looks the facts up in the texts.</summary>
    /// <param name="texts">The generated texts.</param>
    /// <param name="facts">The facts of each.</param>
    /// <param name="possible">More values that slots can have and that would be wrong where they are no fact; null for none.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a fact has no slot, no form or an empty one; the message says which.</exception>
    public static SlotErrorRate Compute(
        IReadOnlyList<string> texts, IReadOnlyList<IReadOnlyList<SlotFact>> facts, IReadOnlyList<SlotFact>? possible = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(facts);
        if (texts.Count != facts.Count)
            throw new ArgumentException($"{texts.Count} texts, but facts for {facts.Count}: give one list for each.", nameof(facts));
        for (var i = 0; i < facts.Count; i++)
            Check(facts[i], $"Text {i}", nameof(facts));
        Check(possible ?? [], "A possible value", nameof(possible));

        var known = facts.SelectMany(f => f).Concat(possible ?? []).GroupBy(f => f.Slot)
            .ToDictionary(g => g.Key, g => g.SelectMany(f => f.Forms).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(f => f.Length).ToArray());
        var errors = new List<SlotError>();
        for (var i = 0; i < texts.Count; i++)
            errors.AddRange(ErrorsOf(i, texts[i] ?? throw new ArgumentException($"Text {i} is null.", nameof(texts)), facts[i], known));
        var missing = errors.Count(e => e.IsMissing);
        return new SlotErrorRate(facts.Sum(f => f.Count), missing, errors.Count - missing, errors);
    }

    private static IEnumerable<SlotError> ErrorsOf(int index, string text, IReadOnlyList<SlotFact> facts, Dictionary<string, string[]> known)
    {
        foreach (var slot in known)
        {
            var right = facts.Where(f => f.Slot == slot.Key).ToArray();
            var found = WholeForms.In(text, slot.Value);
            foreach (var fact in right.Where(f => !f.Forms.Any(form => found.Contains(form, StringComparer.OrdinalIgnoreCase))))
                yield return new SlotError(index, slot.Key, fact.Forms[0], true);
            foreach (var wrong in found.Except(right.SelectMany(f => f.Forms), StringComparer.OrdinalIgnoreCase))
                yield return new SlotError(index, slot.Key, wrong, false);
        }
    }

    private static void Check(IReadOnlyList<SlotFact> facts, string where, string parameter)
    {
        foreach (var fact in facts ?? throw new ArgumentException($"{where} has no list of facts; give an empty one.", parameter))
        {
            if (fact?.Slot is null || fact.Forms is null)
                throw new ArgumentException($"{where} has a fact without a slot or without forms.", parameter);
            if (fact.Forms.Count == 0 || fact.Forms.Any(string.IsNullOrWhiteSpace))
                throw new ArgumentException($"{where}: the fact \"{fact.Slot}\" has no form to look for, or an empty one.", parameter);
        }
    }
}

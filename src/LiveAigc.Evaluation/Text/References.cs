using System.Globalization;

namespace LiveAigc.Evaluation;

/// <summary>Checks hypotheses and references against each other, once for all text metrics.</summary>
internal static class References
{
    /// <summary>The references without empty ones.</summary>
    /// <exception cref="ArgumentException">No segment, lists of two lengths, a null, or a segment without a reference.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Check(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(references);
        if (hypotheses.Count == 0)
            throw new ArgumentException("There is no segment to score.", nameof(hypotheses));
        if (hypotheses.Count != references.Count)
            throw new ArgumentException($"{hypotheses.Count} hypotheses, but references for {references.Count} segments: give one list of references for each.", nameof(references));
        var kept = new IReadOnlyList<string>[references.Count];
        for (var i = 0; i < kept.Length; i++)
        {
            if (hypotheses[i] is null)
                throw new ArgumentException($"Hypothesis {i} is null.", nameof(hypotheses));
            kept[i] = references[i] is null ? [] : references[i].All(r => r is { Length: > 0 }) ? references[i] : [.. references[i].Where(r => r is { Length: > 0 })];
            if (kept[i].Count == 0)
                throw new ArgumentException($"Segment {i} has no reference that is not empty.", nameof(references));
        }

        return kept;
    }

    /// <summary>How many references a segment has, or "var" where they differ.</summary>
    public static string Number(IReadOnlyList<IReadOnlyList<string>> references)
    {
        var first = references[0].Count;
        return references.All(r => r.Count == first) ? first.ToString(CultureInfo.InvariantCulture) : "var";
    }
}

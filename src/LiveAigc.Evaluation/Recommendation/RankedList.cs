namespace LiveAigc.Evaluation;

/// <summary>What one user was shown, best first, and what was right.</summary>
/// <param name="Items">Ids of items in the order recommended, none twice; may be shorter than k, may be empty.</param>
/// <param name="Relevant">Ids of the items that would have been right: at least one.</param>
public sealed record RankedList(IReadOnlyList<int> Items, IReadOnlyCollection<int> Relevant);

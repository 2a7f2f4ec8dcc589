namespace LiveAigc.Evaluation;

/// <summary>A CIDEr score.</summary>
/// <param name="Score">Mean over segments, 0 to 10.</param>
/// <param name="Segments">The score of each segment, 0 to 10.</param>
public sealed record CiderScore(double Score, IReadOnlyList<double> Segments);

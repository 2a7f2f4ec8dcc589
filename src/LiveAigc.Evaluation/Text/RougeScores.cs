namespace LiveAigc.Evaluation;

/// <summary>The four usual ROUGE measures; those of a corpus are means over its segments.</summary>
/// <param name="Rouge1">Single tokens.</param>
/// <param name="Rouge2">Pairs of tokens.</param>
/// <param name="RougeL">The longest common subsequence of the whole texts.</param>
/// <param name="RougeLsum">The longest common subsequences of their lines, united.</param>
public sealed record RougeScores(RougeScore Rouge1, RougeScore Rouge2, RougeScore RougeL, RougeScore RougeLsum);

namespace LiveAigc.Tokenization;

/// <summary>The pre-tokenizers that cut by kinds of characters.</summary>
internal static class WordKinds
{
    /// <summary>Words and runs of other characters, as <c>\w+|[^\w\s]+</c> finds them.</summary>
    public static IPreTokenizer Whitespace() => new PreTokenizerSequence(
    [
        WhitespaceSplit(),
        new Split(new(Runs(NamedSets.WordOrJoiner)), SplitBehavior.Isolated),
    ]);

    /// <summary>What stands between white space.</summary>
    public static IPreTokenizer WhitespaceSplit() => new Split(Pattern.OfSet(NamedSets.Space), SplitBehavior.Removed);

    /// <summary>Digits, alone or in runs.</summary>
    public static IPreTokenizer Digits(bool individually) =>
        new Split(Pattern.OfSet(NamedSets.Number), individually ? SplitBehavior.Isolated : SplitBehavior.Contiguous);

    /// <summary>Punctuation as BERT sees it.</summary>
    public static IPreTokenizer Punctuation(SplitBehavior behavior) => new Split(Pattern.OfSet(ReferenceSet(CodePointFlags.Punctuation)), behavior);

    /// <summary>As BERT: white space is left out, punctuation stands alone.</summary>
    public static IPreTokenizer Bert() => new PreTokenizerSequence([WhitespaceSplit(), Punctuation(SplitBehavior.Isolated)]);

    private static PatternNode.Repeat Runs(CodePointSet set) => new PatternNode.Repeat(new PatternNode.One(set), 1, int.MaxValue, RepeatKind.Greedy);

    private static CodePointSet ReferenceSet(CodePointFlags flag)
    {
        var facts = CodePointFacts.Read();
        var (ranges, start) = (new List<(int, int)>(), 0);
        for (var i = 0; i < facts.RunEnds.Count; start = facts.RunEnds[i++])
        {
            if (((CodePointFlags)facts.RunFlags[i] & flag) != 0)
                ranges.Add((start, facts.RunEnds[i] - 1));
        }
        return CodePointSet.OfRanges([.. ranges]);
    }
}

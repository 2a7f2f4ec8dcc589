namespace LiveAigc.Tokenization;

/// <summary>Regular expressions as Oniguruma reads them; the pieces are the reference's.</summary>
[TestFixture]
public class PatternTests
{
    [TestCase(@"\p{N}{1,3}", "12345", "123|45")]
    [TestCase(@"[^(\s|[.,])]+", "ab.c, d|(e", "ab|.|c|, |d||(|e")]
    [TestCase(@"(?i:'s|'ll)", "x'ſ'LL", "x|'ſ|'LL")]
    [TestCase(@"[\p{L}&&[^a]]+", "bcad", "bc|a|d")]
    [TestCase(@"[^\r\n\p{L}\p{N}]?+\p{L}+", "  ab .cd", " | ab| |.cd")]
    [TestCase(@"\p{L}++a|.", "bba", "b|b|a")]
    [TestCase(@"(?:ab)+", "ababx", "abab|x")]
    [TestCase(@"\p{^L}+", "ab1-", "ab|1-")]
    [TestCase(@"\u4e00|\x{4e8c}", "一二三", "一|二|三")]
    [TestCase(@"[一-龥]+", "一二a", "一二|a")]
    [TestCase(@"\s+(?!\S)|\s+", "a   b", "a|  | |b")]
    [TestCase(@"\p{L}+", "a𠮷𝐀b😀", "a𠮷𝐀b|😀", Description = "letters above U+FFFF are letters")]
    [TestCase(@".", "😀\n", "😀|\n")]
    [TestCase(@"a+?b|c{2}", "aabccc", "aab|cc|c")]
    [TestCase(@"a+a+b", "aaab", "aaab")]
    [TestCase(@"(?=ab)a|\w", "abac", "a|b|a|c")]
    public void Cuts_as_the_reference(string pattern, string text, string expected)
    {
        var pieces = new List<TextPiece>();
        new Split(new Pattern(pattern), SplitBehavior.Isolated).Cut(new(text.AsMemory(), true), pieces);
        Assert.That(string.Join('|', pieces.Select(p => p.Text)), Is.EqualTo(expected));
    }

    [TestCase("Removed", false, "ab|c")]
    [TestCase("Removed", true, "-|-|-")]
    [TestCase("Isolated", false, "ab|-|-|c|-")]
    [TestCase("Contiguous", false, "ab|--|c|-")]
    [TestCase("MergedWithPrevious", false, "ab-|-|c-")]
    [TestCase("MergedWithNext", false, "ab|-|-c|-")]
    public void Matches_go_where_the_behavior_says(string behavior, bool invert, string expected)
    {
        var pieces = new List<TextPiece>();
        new Split(Pattern.OfText("-"), Enum.Parse<SplitBehavior>(behavior), invert).Cut(new("ab--c-".AsMemory(), true), pieces);
        Assert.That(string.Join('|', pieces.Select(p => p.Text)), Is.EqualTo(expected));
    }

    [TestCase("a*", "may match nothing")]
    [TestCase("(a*)+", "repetition of what may be empty")]
    [TestCase("(?<!a)b", "the group '(?<!'")]
    [TestCase("(?<name>b)", "the group")]
    [TestCase("^a", "the anchor '^'")]
    [TestCase("a{2}?", "'?' or '+' after '{…}'")]
    [TestCase("a**", "one repetition after another")]
    [TestCase("*a", "'*' after nothing")]
    [TestCase("a{9999}", "these bounds")]
    [TestCase("(ab", "a '(' without its ')'")]
    [TestCase("ab)", "a ')' without its '('")]
    [TestCase("[ab", "a '[' without its ']'")]
    [TestCase("[[:alpha:]]", "a class such as [:alpha:]")]
    [TestCase("[z-a]", "this range")]
    [TestCase(@"\1", @"the escape '\1'")]
    [TestCase(@"\b", @"the escape '\b'")]
    [TestCase(@"\p{Klingon}", "the property 'Klingon'")]
    [TestCase(@"\pL", @"a '\p' without")]
    [TestCase(@"\x{110000}", "this character number")]
    [TestCase("(?i:é)", "a character beyond ASCII where case does not count")]
    [TestCase("(?i:'ss)", "'ss' where case does not count")]
    [TestCase("a\\", @"a '\' at the end")]
    [TestCase("((a{1000}){1000}){1000}", "more than 100000 steps")]
    public void What_is_not_known_is_refused(string pattern, string message) =>
        Assert.That(() => new Pattern(pattern), Throws.TypeOf<FormatException>().With.Message.Contains(message));
}

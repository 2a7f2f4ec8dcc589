namespace LiveAigc.Tokenization;

/// <summary>Every code point there is, against what the reference was seen to make of it.</summary>
[TestFixture]
public class CodePointTests
{
    private const int Chunk = 0x4000;

    [Test]
    public void Each_is_cleaned_and_cut_as_by_the_reference([Values] bool lowerCase)
    {
        var (normalized, classes) = (TokenizerGoldens.Normalized(lowerCase), TokenizerGoldens.Bytes("hf_cls.bin.gz"));
        var wrong = new List<string>();
        for (var start = 0; start < normalized.Length; start += Chunk)
        {
            // Each code point is a piece, so that the pieces of "a?a" show what became of it and where words end.
            var outputs = Enumerable.Range(start, Chunk).SelectMany(c => normalized[c]).Append('a').Distinct().Select(char.ConvertFromUtf32);
            var tokenizer = new WordPieceTokenizer(["[UNK]", .. outputs.SelectMany(o => (string[])[o, "##" + o])], new() { LowerCase = lowerCase });
            for (var c = start; c < start + Chunk; c++)
            {
                var text = c is >= 0xD800 and < 0xE000 ? $"a{(char)c}a" : $"a{char.ConvertFromUtf32(c)}a";
                var (actual, expected) = (tokenizer.TokensOf(text), ExpectedOf(['a', .. normalized[c], 'a'], classes));
                if (actual != expected)
                    wrong.Add($"U+{c:X4}: reference {expected}, actual {actual}");
            }
        }
        Assert.That(wrong, Is.Empty, $"{wrong.Count} code points differ");
    }

    [Test]
    public void Marks_are_put_in_order_as_by_the_reference()
    {
        var classes = TokenizerGoldens.Lines("hf_ccc.txt.gz").Select(l => l.Split(' ')).ToDictionary(p => int.Parse(p[0]), p => int.Parse(p[1]));
        var tokens = classes.Keys.Select(c => "##" + char.ConvertFromUtf32(c));
        var tokenizer = new WordPieceTokenizer(["[UNK]", "a", .. tokens]);
        const string strippedMark = "\u0301", strippedStarter = "\u0E31", dropped = "\u200B";
        foreach (var (first, firstClass) in classes)
        {
            foreach (var (second, secondClass) in classes)
            {
                var (one, two) = (char.ConvertFromUtf32(first), char.ConvertFromUtf32(second));
                var (kept, ordered) = ($"a ##{one} ##{two}", firstClass > secondClass ? $"a ##{two} ##{one}" : $"a ##{one} ##{two}");
                Assert.That(tokenizer.TokensOf($"a{one}{two}"), Is.EqualTo(ordered));
                Assert.That(tokenizer.TokensOf($"a{one}{strippedMark}{dropped}{two}"), Is.EqualTo(ordered));
                Assert.That(tokenizer.TokensOf($"a{one}{strippedStarter}{two}"), Is.EqualTo(kept));
            }
        }
    }

    [Test]
    public void Marks_stay_where_they_are_without_stripping() => Assert.That(
        new WordPieceTokenizer(["[UNK]", "a", "##\u302E", "##\u1DFB"], new() { LowerCase = false }).TokensOf("a\u1DFB\u302E"), Is.EqualTo("a ##\u1DFB ##\u302E"));

    private static string ExpectedOf(int[] codePoints, byte[] classes)
    {
        var tokens = new List<string>();
        var inWord = false;
        foreach (var c in codePoints)
        {
            if (classes[c] != 1)
                tokens.Add((inWord && classes[c] == 0 ? "##" : "") + char.ConvertFromUtf32(c));
            inWord = classes[c] == 0;
        }
        return string.Join(' ', tokens);
    }
}

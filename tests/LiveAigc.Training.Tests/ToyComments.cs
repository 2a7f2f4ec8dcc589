using System.Text;
using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Tests;

/// <summary>A small language to learn: the tag of a two-character word follows from its first character.</summary>
internal static class ToyComments
{
    public static WordPieceTokenizer Tokenizer { get; } = new(
        ((string[])["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]).Concat("买退好坏甲乙丙丁戊己庚辛".Select(c => c.ToString())).Concat(["a", "##b", "##c", "size"]));

    public static EncoderConfig Config { get; } = new()
    {
        VocabularySize = Tokenizer.VocabularySize, HiddenSize = 32, Layers = 1, Heads = 2, IntermediateSize = 64, MaxPositions = 16,
    };

    public static IReadOnlyList<TaggedText> Make(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(i => Comment(i, random)).ToArray();
    }

    private static TaggedText Comment(int number, Random random)
    {
        const string Filler = "甲乙丙丁戊己庚辛";
        var text = new StringBuilder();
        var spans = new List<TagSpan>();
        for (var i = 0; i < 5; i++)
        {
            var kind = random.Next(4);
            if (kind < 2)
            {
                spans.Add(new TagSpan(text.Length, text.Length + 2, kind == 0 ? "buy" : "return"));
                text.Append(kind == 0 ? '买' : '退').Append(Filler[random.Next(Filler.Length)]);
            }
            else
            {
                text.Append(Filler[random.Next(Filler.Length)]);
            }
        }

        return new TaggedText($"{number}", text.ToString(), spans);
    }
}

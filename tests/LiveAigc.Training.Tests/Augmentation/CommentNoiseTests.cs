using System.Text;
using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Tests.Augmentation;

public class CommentNoiseTests
{
    private static readonly TaggedText Comment = new("1", "主播，这个多少钱？质量很好！", [new TagSpan(3, 8, "buy"), new TagSpan(9, 13, "review")]);
    private static readonly CommentNoise Off = new()
    {
        Marks = 0, Width = 0, SpacesForCommas = 0, Homophones = 0, DroppedCharacters = 0, EmojiInserted = 0, Calls = 0, Concatenation = 0,
    };

    [Test]
    public void Without_chances_nothing_changes()
    {
        var same = Off.Apply(Comment, [Comment], new Random(1));
        Assert.That(same.Text, Is.EqualTo(Comment.Text));
        Assert.That(same.Spans, Is.EqualTo(Comment.Spans));
    }

    [Test]
    public void Spans_stay_in_bounds_in_order_and_on_whole_characters()
    {
        var noise = new CommentNoise
        {
            Marks = 1, Width = 1, SpacesForCommas = 1, Homophones = 1, DroppedCharacters = 1, EmojiInserted = 1, Calls = 1, Concatenation = 1,
        };
        var random = new Random(4);
        for (var i = 0; i < 2000; i++)
        {
            var text = noise.Apply(Comment, [Comment, new TaggedText("2", "很喜欢👍 the best", [new TagSpan(0, 3, "rate")])], random);
            var end = 0;
            foreach (var span in text.Spans)
            {
                Assert.That(span.Start, Is.GreaterThanOrEqualTo(end), text.Text);
                Assert.That(span.End, Is.GreaterThan(span.Start).And.LessThanOrEqualTo(text.Text.Length), text.Text);
                Assert.That(char.IsLowSurrogate(text.Text[span.Start]), Is.False, text.Text);
                end = span.End;
            }

            Assert.That(text.Text.EnumerateRunes(), Does.Not.Contain(Rune.ReplacementChar));
        }
    }

    [Test]
    public void The_same_seed_makes_the_same_noise()
    {
        var first = Noisy(new Random(9));
        Assert.That(Noisy(new Random(9)), Is.EqualTo(first));
        Assert.That(first.Distinct().Count(), Is.GreaterThan(10));

        static string[] Noisy(Random random) =>
            Enumerable.Range(0, 50).Select(_ => new CommentNoise().Apply(Comment, [Comment], random).Text).ToArray();
    }

    [Test]
    public void A_call_stands_in_front_and_spans_move_along()
    {
        var text = With(calls: 1);
        Assert.That(text.Text, Does.EndWith(Comment.Text));
        var span = text.Spans[0];
        Assert.That(text.Text[span.Start..span.End], Is.EqualTo("这个多少钱"));
    }

    [Test]
    public void Another_comment_is_appended_with_its_spans()
    {
        var noise = new CommentNoise
        {
            Marks = 0, Width = 0, SpacesForCommas = 0, Homophones = 0, DroppedCharacters = 0, EmojiInserted = 0, Calls = 0, Concatenation = 1,
        };
        var text = noise.Apply(Comment, [new TaggedText("2", "我要退货", [new TagSpan(0, 4, "return")])], new Random(1));
        Assert.That(text.Spans.Select(s => s.Tag), Is.EqualTo(new[] { "buy", "review", "return" }));
        Assert.That(text.Text[text.Spans[2].Start..text.Spans[2].End], Is.EqualTo("我要退货"));
    }

    [Test]
    public void A_word_spelt_by_sound_keeps_its_span()
    {
        var noise = new CommentNoise
        {
            Marks = 0, Width = 0, SpacesForCommas = 0, Homophones = 1, DroppedCharacters = 0, EmojiInserted = 0, Calls = 0, Concatenation = 0,
        };
        var text = noise.Apply(new TaggedText("1", "有链接", [new TagSpan(0, 3, "buy")]), [], new Random(1));
        Assert.That(text.Text, Is.Not.EqualTo("有链接"));
        Assert.That(text.Spans.Single(), Is.EqualTo(new TagSpan(0, text.Text.Length, "buy")));
    }

    private static TaggedText With(double calls) => new CommentNoise
    {
        Marks = 0, Width = 0, SpacesForCommas = 0, Homophones = 0, DroppedCharacters = 0, EmojiInserted = 0, Calls = calls, Concatenation = 0,
    }.Apply(Comment, [], new Random(2));
}

using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Tests.Tagging;

public class LabelAlignerTests
{
    private static readonly TokenLabels Labels = new(["O", "B-buy", "I-buy"]);
    private const int Ignored = LabelAligner.Ignored;

    [Test]
    public void Characters_in_a_span_get_its_labels_and_special_tokens_none()
    {
        var aligned = Align(new TaggedText("1", "甲买乙丙", [new TagSpan(1, 3, "buy")])).Single();
        Assert.That(aligned.Labels, Is.EqualTo(new[] { Ignored, 0, 1, 2, 0, Ignored }));
        Assert.That(aligned.Words, Is.EqualTo(new[] { new TextRange(0, 1), new TextRange(1, 2), new TextRange(2, 3), new TextRange(3, 4) }));
    }

    [Test]
    public void Only_the_first_piece_of_a_word_counts_and_the_word_keeps_its_whole_range()
    {
        var aligned = Align(new TaggedText("1", "abc 买", [new TagSpan(0, 3, "buy")])).Single();
        Assert.That(aligned.Ids, Has.Length.EqualTo(6));
        Assert.That(aligned.Labels, Is.EqualTo(new[] { Ignored, 1, Ignored, Ignored, 0, Ignored }));
        Assert.That(aligned.Words[0], Is.EqualTo(new TextRange(0, 3)));
    }

    [Test]
    public void A_text_longer_than_the_encoder_becomes_several()
    {
        var parts = Align(new TaggedText("1", new string('甲', 30), [])).ToArray();
        Assert.That(parts.Select(p => p.Ids.Length), Is.EqualTo(new[] { 16, 16, 4 }));
        Assert.That(parts.Sum(p => p.Words.Length), Is.EqualTo(30));
    }

    [Test]
    public void An_empty_text_is_two_special_tokens() =>
        Assert.That(Align(new TaggedText("1", "", [])).Single().Labels, Is.EqualTo(new[] { Ignored, Ignored }));

    [Test]
    public void Plain_labels_have_no_prefix()
    {
        var aligner = new LabelAligner(ToyComments.Tokenizer, new TokenLabels(["O", "buy"]), 16);
        Assert.That(aligner.Align(new TaggedText("1", "甲买乙", [new TagSpan(1, 3, "buy")])).Single().Labels, Is.EqualTo(new[] { Ignored, 0, 1, 1, Ignored }));
    }

    private static IEnumerable<AlignedText> Align(TaggedText text) => new LabelAligner(ToyComments.Tokenizer, Labels, 16).Align(text);
}

namespace LiveAigc.Evaluation.Tests.Text;

public class CiderTests
{
    [Test]
    public void The_published_example_scores_as_in_coco_caption() =>
        Assert.That(new Cider().Corpus(CaptionExample.Hypotheses, CaptionExample.References).Score, Is.EqualTo(1.242192).Within(1e-6));

    [Test]
    public void One_segment_has_no_rare_words() => Assert.That(new Cider().Corpus(["a b"], [["a b"]]).Score, Is.Zero);

    [Test]
    public void Equal_texts_score_ten_where_nothing_is_shared_between_segments()
    {
        string[] texts = ["这款面霜很好用", "鞋子尺码偏小了", "充电器不能用啦"];
        foreach (var variant in new[] { CiderVariant.D, CiderVariant.Plain })
        {
            var score = new Cider(new CiderOptions { Variant = variant, Tokenization = TextTokenization.Chinese }).Corpus(texts, [.. texts.Select(t => new[] { t })]);
            Assert.That(score.Score, Is.InRange(9.9, 10.0 + 1e-9));
        }
    }

    [Test]
    public void Both_variants_by_hand()
    {
        // Two segments; "a" stands in both, so it weighs nothing; b, c, d and e weigh log 2 each.
        string[] hypotheses = ["a b b", "a d"];
        string[][] references = [["a b c"], ["a d e"]];
        var plain = new Cider(new CiderOptions { Variant = CiderVariant.Plain, MaxOrder = 1 }).Corpus(hypotheses, references);
        Assert.That(plain.Segments[0], Is.EqualTo(10 * 2 / (2 * Math.Sqrt(2))).Within(1e-9), "cosine of (2, 0) and (1, 1)");
        Assert.That(plain.Segments[1], Is.EqualTo(10 / Math.Sqrt(2)).Within(1e-9));
        var clipped = new Cider(new CiderOptions { MaxOrder = 1 }).Corpus(hypotheses, references);
        Assert.That(clipped.Segments[0], Is.EqualTo(10 * 1 / (2 * Math.Sqrt(2))).Within(1e-9), "the second b is clipped");
        Assert.That(clipped.Segments[1], Is.EqualTo(10 / Math.Sqrt(2) * Math.Exp(-1 / 72.0)).Within(1e-9), "one token shorter");
    }
}

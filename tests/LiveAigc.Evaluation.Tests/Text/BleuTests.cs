namespace LiveAigc.Evaluation.Tests.Text;

// Figures of sacrebleu's and nlg-eval's own tests.
public class BleuTests
{
    private static readonly string[] Hypotheses = ["The dog bit the man.", "It wasn't surprising.", "The man had just bitten him."];

    private static readonly string[][] TwoReferences =
    [
        ["The dog bit the man.", "The dog had bit the man."],
        ["It was not unexpected.", "No one was surprised."],
        ["The man bit him first.", "The man had bitten the dog."],
    ];

    [TestCase(TextTokenization.None, 49.1919566)]
    [TestCase(TextTokenization.Mteval13a, 48.530827)]
    [TestCase(TextTokenization.International, 43.91623493)]
    public void A_corpus_scores_as_in_sacrebleu(TextTokenization tokenization, double expected) =>
        Assert.That(new Bleu(new BleuOptions { Tokenization = tokenization }).Corpus(Hypotheses, TwoReferences).Score, Is.EqualTo(expected).Within(1e-6));

    [TestCase("this is a fest", "this is a test", 0.223606797749979)]
    [TestCase("test", "a test", 0.3678794411714425)]
    [TestCase("a little test", "a test", 0.03218297948685433)]
    public void A_floor_stands_for_what_is_missing(string hypothesis, string reference, double expected)
    {
        var bleu = new Bleu(new BleuOptions { Tokenization = TextTokenization.None, Smoothing = BleuSmoothing.Floor, SmoothingValue = 0.01, EffectiveOrder = true });
        Assert.That(bleu.Sentence(hypothesis, reference).Score / 100, Is.EqualTo(expected).Within(1e-8));
    }

    [Test]
    public void Short_orders_count_only_where_they_are_asked_for()
    {
        var options = new BleuOptions { Tokenization = TextTokenization.None, Smoothing = BleuSmoothing.None };
        Assert.That(new Bleu(options).Corpus(["a test"], [["a test"]]).Score, Is.Zero);
        Assert.That(new Bleu(options).Sentence("a test", "a test").Score, Is.EqualTo(100));
    }

    [Test]
    public void Counts_are_clipped_to_the_references()
    {
        var score = new Bleu(new BleuOptions { Tokenization = TextTokenization.Character }).Sentence("am I am a character sequence", "I am a symbol string sequence a a");
        var words = new Bleu(new BleuOptions { Tokenization = TextTokenization.None, Smoothing = BleuSmoothing.Floor }).Sentence("am I am a character sequence", "I am a symbol string sequence a a");
        Assert.That(words.Matches, Is.EqualTo(new long[] { 4, 2, 1, 0 }));
        Assert.That(words.Totals, Is.EqualTo(new long[] { 6, 5, 4, 3 }));
        Assert.That(words.Score / 100, Is.EqualTo(0.1555722182).Within(1e-9));
        Assert.That(score.HypothesisLength, Is.EqualTo(23));
    }

    // Bleu-1 to 4 of nlg-eval, which adds 1e-15 and 1e-9 where nothing is shared.
    [TestCase(1, 0.55)]
    [TestCase(2, 0.428174)]
    [TestCase(3, 0.284043)]
    [TestCase(4, 0.201143)]
    public void Every_order_agrees_with_coco_captions(int order, double expected)
    {
        var bleu = new Bleu(new BleuOptions { Tokenization = TextTokenization.None, MaxOrder = order, Smoothing = BleuSmoothing.None });
        Assert.That(bleu.Corpus(CaptionExample.Hypotheses, CaptionExample.References).Score / 100, Is.EqualTo(expected).Within(1e-6));
    }

    [Test]
    public void Smoothing_by_hand()
    {
        // Four tokens, precisions 3/4, 2/3, 1/2, 0/1.
        Assert.That(Score(BleuSmoothing.None), Is.Zero);
        Assert.That(Score(BleuSmoothing.Exponential), Is.EqualTo(100 * Math.Pow(3 / 4.0 * (2 / 3.0) * (1 / 2.0) * (1 / 2.0), 0.25)).Within(1e-9));
        Assert.That(Score(BleuSmoothing.Floor), Is.EqualTo(100 * Math.Pow(3 / 4.0 * (2 / 3.0) * (1 / 2.0) * 0.1, 0.25)).Within(1e-9));
        Assert.That(Score(BleuSmoothing.AddK), Is.EqualTo(100 * Math.Pow(3 / 4.0 * (3 / 4.0) * (2 / 3.0) * (1 / 2.0), 0.25)).Within(1e-9));

        static double Score(BleuSmoothing smoothing) =>
            new Bleu(new BleuOptions { Smoothing = smoothing }).Sentence("a b c x", "a b c y").Score;
    }

    [Test]
    public void Equal_Chinese_texts_score_a_hundred()
    {
        foreach (var tokenization in new[] { TextTokenization.Chinese, TextTokenization.Character })
            Assert.That(new Bleu(new BleuOptions { Tokenization = tokenization }).Sentence("这件衣服的面料很舒服，值得买！", "这件衣服的面料很舒服，值得买！").Score, Is.EqualTo(100).Within(1e-9));
    }

    [Test]
    public void One_more_particle_costs_what_the_formula_says()
    {
        const string text = "这款面霜质地轻薄好推开敏感肌也能放心使用";
        Assert.That(text, Has.Length.EqualTo(20));
        var score = new Bleu(new BleuOptions { Tokenization = TextTokenization.Chinese }).Sentence(text + "的", text).Score;
        Assert.That(score, Is.EqualTo(100 * Math.Pow(20 / 21.0 * (19 / 20.0) * (18 / 19.0) * (17 / 18.0), 0.25)).Within(1e-9));
        Assert.That(score, Is.GreaterThan(94.8));
    }

    [Test]
    public void The_closest_reference_gives_the_length_the_shorter_of_two()
    {
        var score = new Bleu().Corpus(["a b c d"], [["a b c", "a b c d e", "a b c d e f g"]]);
        Assert.That(score.ReferenceLength, Is.EqualTo(3));
        Assert.That(score.BrevityPenalty, Is.EqualTo(1));
    }

    [Test]
    public void The_signature_tells_how()
    {
        var score = new Bleu(new BleuOptions { Tokenization = TextTokenization.Chinese, Smoothing = BleuSmoothing.Floor, LowerCase = true }).Corpus(["a", "b"], [["a"], ["b", "c"]]);
        Assert.That(score.Signature, Does.StartWith("nrefs:var|case:lc|eff:no|tok:zh|smooth:floor[0.10]|version:LiveAigc.Evaluation-"));
        Assert.That(new Bleu().Corpus(["a b c d"], [["a b c d"]]).ToString(), Does.Match(@"^BLEU\|nrefs:1\|case:mixed\|eff:no\|tok:13a\|smooth:exp\|version:.* = 100\.00 100\.0/100\.0/100\.0/100\.0 \(BP = 1\.000 ratio = 1\.000 hyp_len = 4 ref_len = 4\)$"));
    }

    [Test]
    public void Nothing_said_scores_nothing()
    {
        Assert.That(new Bleu().Corpus(["", "", ""], TwoReferences).Score, Is.Zero);
        Assert.That(new Bleu().Sentence("", "a b").BrevityPenalty, Is.Zero);
    }

    [Test]
    public void Order_of_segments_and_of_references_does_not_matter()
    {
        var score = new Bleu().Corpus(Hypotheses, TwoReferences).Score;
        Assert.That(new Bleu().Corpus([.. Hypotheses.Reverse()], [.. TwoReferences.Reverse().Select(r => r.Reverse().ToArray())]).Score, Is.EqualTo(score));
    }

    [Test]
    public void What_cannot_be_scored_is_named()
    {
        Assert.That(() => new Bleu().Corpus([], []), Throws.ArgumentException.With.Message.Contains("no segment"));
        Assert.That(() => new Bleu().Corpus(["a", "b"], [["a"]]), Throws.ArgumentException.With.Message.Contains("2 hypotheses, but references for 1"));
        Assert.That(() => new Bleu().Corpus(["a", "b"], [["a"], [""]]), Throws.ArgumentException.With.Message.Contains("Segment 1"));
        Assert.That(() => new Bleu(new BleuOptions { MaxOrder = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Bleu(new BleuOptions { SmoothingValue = double.NaN }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}

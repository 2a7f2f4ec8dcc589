namespace LiveAigc.Evaluation.Tests.Text;

public class NistTests
{
    [Test]
    public void Rare_words_weigh_more()
    {
        // References hold 8 tokens: a ×4, b ×2, c, d. Bits: a 1, b 2, c 3, d 3.
        var score = Nist.Corpus(["a c x x", "a a b x"], [["a b a c"], ["a b a d"]], TextTokenization.None, maxOrder: 1);
        Assert.That(score, Is.EqualTo((1 + 3 + 1 + 1 + 2) / 8.0).Within(1e-12));
    }

    [Test]
    public void A_longer_n_gram_tells_what_its_last_word_adds()
    {
        // "a b" follows two of four a's: 1 bit.
        var score = Nist.Corpus(["a b", "b a"], [["a b a c"], ["a b a d"]], TextTokenization.None, maxOrder: 2);
        var penalty = Math.Exp(Math.Log(0.5) * Math.Pow(Math.Log(0.5) / Math.Log(1.5), 2));
        Assert.That(score, Is.EqualTo((((1 + 2 + 2 + 1) / 4.0) + ((1 + 0) / 2.0)) * penalty).Within(1e-12), "and \"b a\" is sure after b");
    }

    [Test]
    public void References_without_a_word_score_nothing() =>
        Assert.That(Nist.Corpus(["", "a"], [[" "], [" "]]) + Nist.Corpus([""], [[" "]]), Is.Zero);

    [Test]
    public void Two_thirds_of_the_length_cost_half() =>
        Assert.That(Nist.Corpus(["a b"], [["a b c"]], TextTokenization.None, maxOrder: 1), Is.EqualTo(Math.Log2(3) / 2).Within(1e-9));
}

namespace LiveAigc.Evaluation.Tests.Text;

public class ChrFTests
{
    // Figures of sacrebleu's own tests, beta 3.
    [TestCase("a", "a", 100)]
    [TestCase("", "reference", 0)]
    [TestCase("a b c", "abc", 100)]
    [TestCase("aa", "ab", 25)]
    [TestCase("abcdefg", "hijklmnop", 0)]
    public void A_sentence_scores_as_in_sacrebleu(string hypothesis, string reference, double expected) =>
        Assert.That(new ChrF(new ChrFOptions { Beta = 3 }).Sentence(hypothesis, reference).Score, Is.EqualTo(expected).Within(1e-4));

    // Long enough for all orders, so that these figures of sacrebleu's tests, made with epsilon smoothing, hold without it.
    [TestCase(" risk assessment must be made of those who are qualified and expertise in the sector - these are the scientists .", "risk assessment has to be undertaken by those who are qualified and expert in that area - that is the scientists .", 3, 63.361730)]
    [TestCase(" Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. ", "Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich.", 3, 64.1302698)]
    [TestCase("Co nás nejvíc trápí, protože lékaři si vybírají, kdo bude žít a kdo zemře.", "Nejvíce smutní jsme z toho, že musíme rozhodovat o tom, kdo bude žít a kdo zemře.", 2, 39.14078509)]
    [TestCase("Nebo prostě nemají vybavení, které by jim pomohlo, uvedli lékaři.", "A někdy nemáme ani potřebný materiál, abychom jim pomohli, popsali lékaři.", 2, 31.22557079)]
    public void A_longer_one_too(string hypothesis, string reference, double beta, double expected) =>
        Assert.That(new ChrF(new ChrFOptions { Beta = beta }).Sentence(hypothesis, reference).Score, Is.EqualTo(expected).Within(1e-4));

    [Test]
    public void A_corpus_sums_counts_first() =>
        Assert.That(new ChrF(new ChrFOptions { Beta = 3 }).Corpus(["a", "b"], [["a"], ["c"]]).Score, Is.EqualTo(50).Within(1e-9));

    [Test]
    public void The_better_reference_counts() =>
        Assert.That(new ChrF().Sentence("面料很舒服", "颜色不好看", "面料很舒服").Score, Is.EqualTo(100).Within(1e-9));

    [Test]
    public void ChrF_plus_plus_by_hand()
    {
        // Words: "hi" and "." against "hi" and "!": one of two, no pair. Characters: orders 1 to 3 have 2/3, 1/2, 0/1.
        var score = new ChrF(new ChrFOptions { WordOrder = 2 }).Sentence("hi.", "hi!").Score;
        Assert.That(score, Is.EqualTo(100 * (2 / 3.0 + (1 / 2.0) + 0 + (1 / 2.0) + 0) / 5).Within(1e-9));
    }

    [Test]
    public void Equal_texts_score_a_hundred_and_the_signature_tells_how()
    {
        var score = new ChrF(new ChrFOptions { WordOrder = 2 }).Sentence("面料 很舒服 (真的).", "面料 很舒服 (真的).");
        Assert.That(score.Score, Is.EqualTo(100).Within(1e-9));
        Assert.That(score.Signature, Does.StartWith("nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:"));
    }
}

namespace LiveAigc.Evaluation.Tests.Text;

public class DiversityTests
{
    [Test]
    public void Distinct_n_counts_over_all_texts()
    {
        Assert.That(DistinctNGrams.Compute(["a b a b", "a b c"], 1), Is.EqualTo(new DistinctNGrams(3, 7)));
        Assert.That(DistinctNGrams.Compute(["a b a b", "a b c"], 2), Is.EqualTo(new DistinctNGrams(3, 5)));
        Assert.That(DistinctNGrams.Compute(["好好好"], 2, TextTokenization.Character).Ratio, Is.EqualTo(0.5));
        Assert.That(DistinctNGrams.Compute(["a"], 4).Ratio, Is.Zero);
        Assert.That(() => DistinctNGrams.Compute(["a", null!], 1), Throws.ArgumentException.With.Message.Contains("Text 1"));
    }

    [Test]
    public void Self_BLEU_is_the_mean_of_each_text_against_the_others()
    {
        var random = new Random(5);
        var texts = Enumerable.Range(0, 30).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => "abcd"[random.Next(4)]))).ToArray();
        var options = new BleuOptions { Tokenization = TextTokenization.None };
        var plain = texts.Select((t, i) => new Bleu(options).Sentence(t, [.. texts.Where((_, j) => j != i)]).Score).Average();
        Assert.That(SelfBleu.Compute(texts, options), Is.EqualTo(plain).Within(1e-9));
    }

    [Test]
    public void Self_BLEU_of_repeats_is_a_hundred_and_needs_two_texts()
    {
        Assert.That(SelfBleu.Compute(["a b c d", "a b c d"]), Is.EqualTo(100).Within(1e-9));
        Assert.That(() => SelfBleu.Compute(["a"]), Throws.ArgumentException.With.Message.Contains("two texts"));
    }
}

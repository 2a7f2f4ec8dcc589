namespace LiveAigc.Evaluation.Tests.Text;

public class RougeTests
{
    // Cases of rouge-score's own tests.
    [Test]
    public void Small_cases_score_as_in_rouge_score()
    {
        var one = new Rouge().Sentence("testing", "testing one two");
        Assert.That(one.Rouge1, Is.EqualTo(new RougeScore(1, 1 / 3.0, 0.5)));
        var two = new Rouge().Sentence("testing one", "testing one two");
        Assert.That(two.Rouge2.F, Is.EqualTo(2 / 3.0).Within(1e-12));
        Assert.That(new Rouge().Sentence("testing two", "testing one two").RougeL.F, Is.EqualTo(0.8).Within(1e-12));
        Assert.That(new Rouge().Sentence("", "testing one two"), Is.EqualTo(new RougeScores(default, default, default, default)));
    }

    [Test]
    public void Lines_unite_their_subsequences()
    {
        var score = new Rouge().Sentence("w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", "w1 w2 w3 w4 w5").RougeLsum;
        Assert.That(score.Recall, Is.EqualTo(0.8).Within(1e-12));
        Assert.That(score.Precision, Is.EqualTo(0.4).Within(1e-12));
        Assert.That(score.F, Is.EqualTo(8 / 15.0).Within(1e-12));
    }

    // ROUGE-L and its best-of-each rule as nlg-eval's tests have them.
    [Test]
    public void The_captions_variant_is_there()
    {
        var rouge = new Rouge(new RougeOptions { Tokenization = RougeTokenization.WhiteSpace, Beta = 1.2, BestOfEach = true });
        Assert.That(rouge.Sentence("this is a good test", "this is a test", "this is also a test").RougeL.F, Is.EqualTo(0.9070631).Within(1e-6));
        Assert.That(rouge.Corpus(CaptionExample.Hypotheses, CaptionExample.References).RougeL.F, Is.EqualTo(0.522104).Within(1e-6));
    }

    [Test]
    public void Case_counts_at_white_space_unless_told_otherwise()
    {
        Assert.That(new Rouge(new RougeOptions { Tokenization = RougeTokenization.WhiteSpace }).Sentence("A b", "a b").Rouge1.F, Is.EqualTo(0.5));
        Assert.That(new Rouge(new RougeOptions { Tokenization = RougeTokenization.WhiteSpace, LowerCase = true }).Sentence("A b", "a b").Rouge1.F, Is.EqualTo(1));
    }

    [Test]
    public void Distinct_n_grams_as_pltrdy_counts_them()
    {
        var rouge = new Rouge(new RougeOptions { Tokenization = RougeTokenization.WhiteSpace, DistinctNGrams = true });
        Assert.That(rouge.Sentence("a a a b", "a c").Rouge1, Is.EqualTo(new RougeScore(0.5, 0.5, 0.5)));
        Assert.That(new Rouge(new RougeOptions { Tokenization = RougeTokenization.WhiteSpace }).Sentence("a a a b", "a c").Rouge1.Precision, Is.EqualTo(0.25));
    }

    [Test]
    public void Stemming_unites_forms()
    {
        Assert.That(new Rouge().Sentence("the dogs were running", "the dog was runs").Rouge1.F, Is.EqualTo(0.25));
        Assert.That(new Rouge(new RougeOptions { Stem = true }).Sentence("the dogs were running", "the dog was runs").Rouge1.F, Is.EqualTo(0.75));
    }

    [Test]
    public void Equal_Chinese_texts_score_one_by_character_and_none_by_the_English_rule()
    {
        const string text = "面料很舒服，iPhone 15 也能放进口袋";
        foreach (var tokenization in new[] { RougeTokenization.Chinese, RougeTokenization.Character, RougeTokenization.WhiteSpace })
            Assert.That(new Rouge(new RougeOptions { Tokenization = tokenization }).Sentence(text, text).RougeL.F, Is.EqualTo(1));
        Assert.That(new Rouge().Sentence("面料很舒服", "面料很舒服").Rouge1.F, Is.Zero);
    }

    [Test]
    public void One_more_particle_costs_what_the_formula_says()
    {
        const string text = "这款面霜质地轻薄好推开敏感肌也能放心使用";
        var score = new Rouge(new RougeOptions { Tokenization = RougeTokenization.Chinese }).Sentence(text + "的", text);
        Assert.That(score.Rouge1.F, Is.EqualTo(40 / 41.0).Within(1e-12));
        Assert.That(score.Rouge2.F, Is.EqualTo(38 / 39.0).Within(1e-12));
        Assert.That(score.RougeL.F, Is.EqualTo(40 / 41.0).Within(1e-12));
    }
}

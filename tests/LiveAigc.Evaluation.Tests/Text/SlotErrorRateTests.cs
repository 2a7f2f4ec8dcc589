namespace LiveAigc.Evaluation.Tests.Text;

public class SlotErrorRateTests
{
    private static readonly SlotFact Price = new("price", "299元", "￥299");
    private static readonly SlotFact Colour = new("colour", "红色", "red");

    [Test]
    public void All_facts_stated_make_no_error() =>
        Assert.That(SlotErrorRate.Compute(["红色款只要￥299", "Red, 299元"], [[Price, Colour], [Price, Colour]]).Rate, Is.Zero);

    [Test]
    public void A_missing_and_a_wrong_value_are_told_apart_and_placed()
    {
        var rate = SlotErrorRate.Compute(["红色款只要199元"], [[Price, Colour]], possible: [new SlotFact("price", "199元")]);
        Assert.That(rate.Rate, Is.EqualTo(1));
        Assert.That(rate.Errors, Is.EquivalentTo(new[] { new SlotError(0, "price", "299元", true), new SlotError(0, "price", "199元", false) }));
    }

    [Test]
    public void Other_texts_facts_are_wrong_here()
    {
        var rate = SlotErrorRate.Compute(["红色", "红色"], [[Colour], [new SlotFact("colour", "蓝色")]]);
        Assert.That((rate.Missing, rate.Wrong, rate.Rate), Is.EqualTo((1, 1, 1.0)));
    }

    [TestCase("只要2999元", false)]
    [TestCase("1.299元", false)]
    [TestCase("原价299元整", true)]
    [TestCase("covered", false)]
    [TestCase("a RED one", true)]
    public void Values_are_found_whole(string text, bool stated)
    {
        var fact = text.Any(char.IsAsciiDigit) ? Price : Colour;
        Assert.That(SlotErrorRate.Compute([text], [[fact]]).Missing, Is.EqualTo(stated ? 0 : 1));
    }

    [Test]
    public void A_longer_value_is_not_its_part()
    {
        var rate = SlotErrorRate.Compute(["酒红色"], [[new SlotFact("colour", "酒红色")]], possible: [new SlotFact("colour", "红色")]);
        Assert.That(rate.Rate, Is.Zero);
    }

    [Test]
    public void Facts_that_say_nothing_are_refused()
    {
        Assert.That(() => SlotErrorRate.Compute(["x"], [[new SlotFact(null!, "a")]]), Throws.ArgumentException.With.Message.Contains("Text 0 has a fact without a slot"));
        Assert.That(() => SlotErrorRate.Compute(["a"], [[new SlotFact("price")]]), Throws.ArgumentException.With.Message.Contains("\"price\""));
        Assert.That(() => SlotErrorRate.Compute(["a"], []), Throws.ArgumentException.With.Message.Contains("1 texts"));
    }
}

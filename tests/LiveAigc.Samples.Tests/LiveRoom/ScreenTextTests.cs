using LiveAigc.Samples.LiveRoom;

namespace LiveAigc.LiveRoom;

/// <summary>Viewers' texts in columns.</summary>
public class ScreenTextTests
{
    [TestCase("多少 a", "多少 a")]
    [TestCase("a\tb\r\nc", "a b  c")]
    [TestCase("\u001b[31mred\u0007", " [31mred ")]
    [TestCase("❤️✌️", "❤✌")]
    [TestCase("👍🏽", "👍")]
    [TestCase("👨‍👩‍👧", "👨👩👧")]
    [TestCase("\u202Eabc\u200B", "abc")]
    public void WhatBreaksColumnsIsLeftOut(string text, string clean) => Assert.That(ScreenText.Clean(text), Is.EqualTo(clean));

    [Test]
    public void HalfASurrogatePairIsSeen() => Assert.That(ScreenText.Clean("\ud83d a \ude00"), Is.EqualTo("\uFFFD a \uFFFD"));

    [TestCase("abc", 3, "abc")]
    [TestCase("abcd", 3, "ab…")]
    [TestCase("多少钱", 6, "多少钱")]
    [TestCase("多少钱", 5, "多少…")]
    [TestCase("多少钱", 4, "多…")]
    [TestCase("多", 1, "…")]
    [TestCase("多", 0, "")]
    [TestCase("", 0, "")]
    public void CutsByCells(string text, int cells, string cut) => Assert.That(ScreenText.Cut(text, cells), Is.EqualTo(cut));

    [Test]
    public void FitsExactly()
    {
        foreach (var text in (string[])["", "abc", "多少钱", "a多b少", "😀😀😀", "e\u0301e\u0301e\u0301"])
        {
            for (var cells = 0; cells < 9; cells++)
                Assert.That(ScreenText.WidthOf(ScreenText.Fit(text, cells)), Is.EqualTo(cells), $"{text} in {cells}");
        }
    }
}

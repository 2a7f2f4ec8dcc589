namespace LiveAigc.Comments;

public class TokenWindowTests
{
    [Test]
    public void EveryTokenBelongsToTheWindowInWhichItStandsMostCentral([Values(1, 5, 14, 30, 126, 510)] int room, [Values(1, 13, 14, 15, 16, 40, 126, 127, 511, 10_000)] int tokens)
    {
        var count = TokenWindow.CountFor(tokens, room);
        var windows = Enumerable.Range(0, count).Select(i => TokenWindow.At(i, count, tokens, room)).ToArray();
        var begin = 0;
        for (var i = 0; i < count; i++)
        {
            var window = windows[i];
            Assert.That((window.Start >= 0, window.Start + window.Count <= tokens, window.Count <= room), Is.EqualTo((true, true, true)));
            for (var token = begin; token < window.OwnEnd; token++)
            {
                Assert.That(Depth(window, token), Is.GreaterThanOrEqualTo(0));
                Assert.That(Depth(window, token), Is.EqualTo(windows.Max(other => Depth(other, token))), $"token {token} in window {i} of {count}");
                Assert.That(Depth(window, token), Is.GreaterThanOrEqualTo(Math.Max(0, (room / 8) - 1)), $"token {token} sees too little");
            }

            begin = window.OwnEnd;
        }

        Assert.That(begin, Is.EqualTo(tokens));

        // How far from the nearest edge beyond which the text goes on.
        int Depth(TokenWindow window, int token)
        {
            var (left, right) = (token - window.Start, window.Start + window.Count - 1 - token);
            if (left < 0 || right < 0)
                return -1;
            return Math.Min(window.Start == 0 ? int.MaxValue : left, window.Start + window.Count == tokens ? int.MaxValue : right);
        }
    }

    [Test]
    public void ATextWithoutTokensNeedsNoWindow() => Assert.That(TokenWindow.CountFor(0, 30), Is.Zero);
}

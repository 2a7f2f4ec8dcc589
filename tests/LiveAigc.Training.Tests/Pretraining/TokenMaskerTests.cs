using LiveAigc.Training;

namespace LiveAigc.Tests.Pretraining;

public class TokenMaskerTests
{
    [Test]
    public void The_wanted_share_is_hidden_and_answers_are_what_stood_there()
    {
        var row = Enumerable.Range(5, 200).ToArray();
        var original = row.ToArray();
        var positions = new List<int>();
        var answers = new List<int>();

        new TokenMasker(300, 5, maskId: 4, rate: 0.15, maxRun: 3, seed: 7).Mask(row, [], positions, answers);

        Assert.That(positions, Has.Count.EqualTo(30));
        Assert.That(positions, Is.Unique);
        Assert.That(answers, Is.EqualTo(positions.Select(p => original[p])));
        Assert.That(positions.Count(p => row[p] == 4), Is.InRange(18, 30), "about 80 % are masked");
        var untouched = Enumerable.Range(0, 200).Except(positions);
        Assert.That(untouched.All(i => row[i] == original[i]), Is.True);
    }

    [Test]
    public void Special_tokens_are_never_hidden()
    {
        int[] row = [1, 2, 1, 2, 1, 2, 9];
        var positions = new List<int>();
        new TokenMasker(20, 5, 4, 0.9, 3, 1).Mask(row, [1, 2], positions, []);
        Assert.That(positions, Is.EqualTo(new[] { 6 }));
    }

    [Test]
    public void The_same_seed_hides_the_same()
    {
        int[] Masked()
        {
            var row = Enumerable.Range(5, 50).ToArray();
            new TokenMasker(100, 5, 4, 0.2, 2, 11).Mask(row, [], [], []);
            return row;
        }

        var first = Masked();
        Assert.That(Masked(), Is.EqualTo(first));
    }
}

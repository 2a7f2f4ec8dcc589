using LiveAigc.Training;

namespace LiveAigc.Tests.Pretraining;

public class PackedRowsTests
{
    private const int Cls = 1, Sep = 2;

    [Test]
    public void Short_texts_share_a_row_and_every_row_is_full()
    {
        var rows = new PackedRows([[10, 11], [12], [13, 14]], 10, Cls, Sep);
        Assert.That(rows.Count, Is.EqualTo(1));
        Assert.That(rows[0].ToArray(), Is.EqualTo(new[] { Cls, 10, 11, Sep, 12, Sep, 13, 14, Sep, Sep }));
    }

    [Test]
    public void No_token_is_lost()
    {
        var random = new Random(3);
        var texts = Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, random.Next(1, 90)).Select(_ => random.Next(100, 200)).ToArray()).ToArray();
        var rows = new PackedRows(texts, 32, Cls, Sep);
        var kept = Enumerable.Range(0, rows.Count).SelectMany(i => rows[i].ToArray()).Where(t => t >= 100);
        Assert.That(kept, Is.EqualTo(texts.SelectMany(t => t)));
    }

    [Test]
    public void Nothing_makes_no_rows() => Assert.That(new PackedRows([], 16, Cls, Sep).Count, Is.Zero);
}

using LiveAigc.Training;

namespace LiveAigc.Tests.Vocabulary;

public class VocabularyTrainerTests
{
    private static readonly string[] Texts =
        [.. Enumerable.Repeat("lower lowest 包邮吗", 5), .. Enumerable.Repeat("newer newest 包邮", 4), "qz 稀"];

    [Test]
    public void Frequent_parts_become_entries_and_the_tokenizer_uses_them()
    {
        var vocabulary = VocabularyTrainer.Train(Texts, 100);
        Assert.That(vocabulary.Take(5), Is.EqualTo(new[] { "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]" }));
        Assert.That(vocabulary, Is.Unique);
        Assert.That(vocabulary, Is.SupersetOf(new[] { "包", "lower", "lowest" }));
        Assert.That(vocabulary, Has.No.Member("稀").And.No.Member("包邮"), "seen once; Chinese characters stay single");
        var tokenizer = new WordPieceTokenizer(vocabulary);
        Assert.That(tokenizer.Count("lowest"), Is.EqualTo(1));
    }

    [Test]
    public void The_size_is_a_limit() => Assert.That(VocabularyTrainer.Train(Texts, 12), Has.Count.EqualTo(12));

    [Test]
    public void Cased_vocabularies_keep_case()
    {
        var vocabulary = VocabularyTrainer.Train(["Rome Rome rome rome"], 50, new WordPieceOptions { LowerCase = false });
        Assert.That(vocabulary, Does.Contain("Rome").And.Contain("rome"));
    }

    [Test]
    public void The_same_texts_give_the_same_vocabulary()
    {
        var first = VocabularyTrainer.Train(Texts, 60);
        Assert.That(VocabularyTrainer.Train(Texts, 60), Is.EqualTo(first));
    }
}

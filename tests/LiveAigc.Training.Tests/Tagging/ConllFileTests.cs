using LiveAigc.Evaluation;
using LiveAigc.Training;

namespace LiveAigc.Tests.Tagging;

public class ConllFileTests
{
    [Test]
    public void Sentences_become_texts_with_spans_over_characters()
    {
        var sentences = Read("-DOCSTART- -X- O O\n\nSOCCER NN I-NP O\nin IN I-PP O\nNew NNP I-NP I-LOC\nYork NNP I-NP I-LOC\n\n\nRome NNP I-NP I-LOC\nLazio NNP I-NP B-LOC\n");
        Assert.That(sentences.Select(s => s.Text), Is.EqualTo(new[] { "SOCCER in New York", "Rome Lazio" }));
        Assert.That(sentences[0].Spans, Is.EqualTo(new[] { new TagSpan(10, 18, "LOC") }));
        Assert.That(sentences[1].Spans, Is.EqualTo(new[] { new TagSpan(0, 4, "LOC"), new TagSpan(5, 10, "LOC") }));
    }

    [Test]
    public void Spans_become_labels_of_tokens_again()
    {
        var sentence = Read("New NNP I-NP I-LOC\nYork NNP I-NP I-LOC\nwins V I-VP O\n").Single();
        Assert.That(ConllFile.LabelsOf(sentence, sentence.Spans), Is.EqualTo(new[] { "B-LOC", "I-LOC", "O" }));
        Assert.That(ConllFile.LabelsOf(sentence, [new TagSpan(10, 12, "X")]), Is.EqualTo(new[] { "O", "O", "B-X" }));
    }

    [Test]
    public void A_token_that_two_spans_share_is_the_first_ones()
    {
        var sentence = Read("U.S.-based ADJ I-NP O\nfirm N I-NP O\n").Single();
        Assert.That(ConllFile.LabelsOf(sentence, [new TagSpan(4, 10, "B"), new TagSpan(0, 3, "A")]), Is.EqualTo(new[] { "B-A", "O" }));
        Assert.That(ConllFile.LabelsOf(sentence, [new TagSpan(0, 3, "A"), new TagSpan(5, 15, "B")]), Is.EqualTo(new[] { "B-A", "B-B" }));
    }

    [Test]
    public void Chinese_tokens_join_without_a_space()
    {
        var sentences = Read("日 O\n本 O\n兰 B-HP\n蔻 E-HP\n", "");
        Assert.That(sentences.Single().Text, Is.EqualTo("日本兰蔻"));
        Assert.That(sentences.Single().Spans, Is.EqualTo(new[] { new TagSpan(2, 4, "HP") }));
    }

    [Test]
    public void The_real_sets_hold_as_many_sentences_and_entities_as_published()
    {
        var testa = ConllFile.Read(SharedData.Require("data", "conll2003", "eng.testa.gz"));
        Assert.That(testa, Has.Count.EqualTo(3250));
        Assert.That(testa.Sum(s => s.Spans.Count), Is.EqualTo(5942));
    }

    private static IReadOnlyList<TaggedText> Read(string content, string separator = " ")
    {
        using var folder = new TrainingFolder();
        File.WriteAllText(folder["x.conll"], content);
        return ConllFile.Read(folder["x.conll"], separator);
    }
}

using System.IO.Compression;
using LiveAigc.Tests;

namespace LiveAigc.Evaluation.Tests;

public class ConllReportTests
{
    // The output of https://www.clips.uantwerpen.be/conll2000/chunking/output.html, from labels with the same counts.
    [Test]
    public void Output_is_that_of_the_documentation()
    {
        var tokens = DocumentedCounts();
        var report = ConllReport.Compute([.. tokens.Select(t => t.Gold)], [.. tokens.Select(t => t.Predicted)]);
        Assert.That(report.ToText(), Is.EqualTo(
            """
            processed 961 tokens with 459 phrases; found: 539 phrases; correct: 371.
            accuracy:  87.20%; precision:  68.83%; recall:  80.83%; FB1:  74.35
                         ADJP: precision:   0.00%; recall:   0.00%; FB1:   0.00  1
                         ADVP: precision:  45.45%; recall:  62.50%; FB1:  52.63  11
                           NP: precision:  64.98%; recall:  78.63%; FB1:  71.16  317
                           PP: precision:  83.18%; recall:  98.89%; FB1:  90.36  107
                         SBAR: precision:  66.67%; recall:  33.33%; FB1:  44.44  3
                           VP: precision:  69.00%; recall:  79.31%; FB1:  73.80  100

            """));
    }

    // seqeval's README.
    [Test]
    public void Default_mode_is_that_of_seqeval()
    {
        var report = ConllReport.Compute(
            [["O", "O", "O", "B-MISC", "I-MISC", "I-MISC", "O"], ["B-PER", "I-PER", "O"]],
            [["O", "O", "B-MISC", "I-MISC", "I-MISC", "I-MISC", "O"], ["B-PER", "I-PER", "O"]]);
        Assert.Multiple(() =>
        {
            Assert.That(report.Spans.Micro.F1, Is.EqualTo(0.5).Within(1e-12));
            Assert.That(report.Accuracy, Is.EqualTo(0.8).Within(1e-12));
            Assert.That(report.Spans["MISC"].F1, Is.Zero);
            Assert.That(report.Spans["PER"].F1, Is.EqualTo(1));
        });
    }

    [Test]
    public void Strict_mode_drops_what_breaks_the_scheme()
    {
        string[][] gold = [["B-NP", "I-NP", "O"]], predicted = [["I-NP", "I-NP", "O"]];
        Assert.That(ConllReport.Compute(gold, predicted).Spans.Micro.F1, Is.EqualTo(1));
        Assert.That(ConllReport.Compute(gold, predicted, LabelScheme.StrictIob2).Spans.Micro.F1, Is.Zero);
    }

    [Test]
    public void Nothing_at_all_has_no_accuracy_line() => Assert.That(
        ConllReport.Compute([], []).ToText(), Is.EqualTo("processed 0 tokens with 0 phrases; found: 0 phrases; correct: 0.\n"));

    [Test]
    public void Nothing_predicted_scores_zero() => Assert.That(
        ConllReport.Compute([["B-a", "O"]], [["O", "O"]]).ToText(),
        Is.EqualTo(
            """
            processed 2 tokens with 1 phrases; found: 0 phrases; correct: 0.
            accuracy:  50.00%; precision:   0.00%; recall:   0.00%; FB1:   0.00
                            a: precision:   0.00%; recall:   0.00%; FB1:   0.00  0

            """));

    [Test]
    public void Sentences_of_unequal_length_are_refused() => Assert.That(
        () => ConllReport.Compute([["O"], ["O", "O"]], [["O"], ["O"]]),
        Throws.ArgumentException.With.Message.Contains("Sequence 1 has 2 gold and 1 predicted"));

    [Test]
    public void Conll2003_testa_has_5942_entities()
    {
        var sentences = ReadConll(SharedData.Require("data", "conll2003", "eng.testa.gz"));
        var report = ConllReport.Compute(sentences, sentences);
        // IOB1 to spans to IOB2 and back must lose nothing.
        string[][] iob2 = [.. sentences.Select(s => SequenceLabels.ToIob2(SequenceLabels.ToSpans(s), s.Length).ToArray())];
        Assert.Multiple(() =>
        {
            Assert.That(report.ToText(), Does.StartWith(
                "processed 51362 tokens with 5942 phrases; found: 5942 phrases; correct: 5942.\n"
                + "accuracy: 100.00%; precision: 100.00%; recall: 100.00%; FB1: 100.00\n"));
            Assert.That(sentences.Sum(s => SequenceLabels.ToSpans(s, LabelScheme.StrictIob1).Count), Is.EqualTo(5942));
            Assert.That(iob2.Sum(s => SequenceLabels.ToSpans(s, LabelScheme.StrictIob2).Count), Is.EqualTo(5942));
            Assert.That(ConllReport.Compute(sentences, iob2).Spans.Micro.F1, Is.EqualTo(1));
        });
    }

    // 371 right; 45 NP of two tokens split in two (1 missed, 2 false each); 43 with a wrong type; 35 false in gaps; O up to 961.
    private static List<(string[] Gold, string[] Predicted)> DocumentedCounts()
    {
        var tokens = new List<(string[], string[])>();
        Add(5, "B-ADVP", "B-ADVP");
        Add(206, "B-NP", "B-NP");
        Add(89, "B-PP", "B-PP");
        Add(2, "B-SBAR", "B-SBAR");
        Add(69, "B-VP", "B-VP");
        Add(45, "B-NP I-NP", "B-NP B-NP");
        Add(6, "B-ADJP", "B-VP");
        Add(3, "B-ADVP", "B-VP");
        Add(11, "B-NP", "B-VP");
        Add(1, "B-PP", "B-VP");
        Add(4, "B-SBAR", "B-VP");
        Add(18, "B-VP", "B-PP");
        Add(6, "O", "B-VP");
        Add(1, "O", "B-ADJP");
        Add(6, "O", "B-ADVP");
        Add(21, "O", "B-NP");
        Add(1, "O", "B-SBAR");
        Add(422, "O", "O");
        return tokens;

        void Add(int times, string gold, string predicted) =>
            tokens.AddRange(Enumerable.Repeat((gold.Split(' '), predicted.Split(' ')), times));
    }

    private static List<string[]> ReadConll(string path)
    {
        var sentences = new List<string[]>();
        var labels = new List<string>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("-DOCSTART-", StringComparison.Ordinal))
                continue;
            if (line.Length > 0)
                labels.Add(line[(line.LastIndexOf(' ') + 1)..]);
            else
                EndSentence();
        }

        EndSentence();
        return sentences;

        void EndSentence()
        {
            if (labels.Count > 0)
                sentences.Add([.. labels]);
            labels.Clear();
        }
    }
}

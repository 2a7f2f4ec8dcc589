using LiveAigc.Training;

namespace LiveAigc.Tests.Onnx;

public class ClassifierExporterTests
{
    private TrainingFolder _folder = null!;
    private OnnxRuntimeSessionFactory _sessions = null!;

    [OneTimeSetUp]
    public void TrainOnce()
    {
        _folder = new TrainingFolder();
        _sessions = new OnnxRuntimeSessionFactory();
        new TokenClassificationTrainer(new TokenClassificationOptions { Epochs = 25, BatchSize = 16, LearningRate = 5e-3, Patience = 25 })
            .Train(ToyComments.Make(200, 1), ToyComments.Make(40, 2), ToyComments.Config with { Layers = 2 }, ToyComments.Tokenizer, _folder.Path);
    }

    [OneTimeTearDown]
    public void CleanUp() => _folder.Dispose();

    [TestCase(WeightPrecision.Float32, 1e-4)]
    [TestCase(WeightPrecision.Float16, 2e-2)]
    [TestCase(WeightPrecision.Int8, 1.0)]
    public void Exported_logits_are_the_trainers(WeightPrecision precision, double tolerance)
    {
        using var session = _sessions.Load(ClassifierExporter.Export(_folder.Path, _folder[precision.ToString()], precision));
        var rows = ToyComments.Make(30, 3).Select(t => Row(t.Text)).ToArray();
        var wanted = TaggingModel.Logits(_folder.Path, rows);

        double worst = 0;
        foreach (var (row, logits) in rows.Zip(wanted))
            worst = Math.Max(worst, Logits(session, row, row.Length).Zip(logits, (a, b) => Math.Abs(a - b)).Max());

        TestContext.Out.WriteLine($"{precision}: largest difference {worst:E2}");
        Assert.That(worst, Is.LessThan(tolerance));
    }

    [Test]
    public void Padding_changes_no_logit()
    {
        using var session = _sessions.Load(ClassifierExporter.Export(_folder.Path, _folder["padded"]));
        var row = Row("甲买乙退丙");
        Assert.That(Logits(session, row, 16).Take(row.Length * 5), Is.EqualTo(Logits(session, row, row.Length)).Within(1e-5f));
    }

    [Test]
    public void Eight_bits_decide_as_thirty_two_do()
    {
        using var full = _sessions.Load(ClassifierExporter.Export(_folder.Path, _folder["full"]));
        using var small = _sessions.Load(ClassifierExporter.Export(_folder.Path, _folder["small"], WeightPrecision.Int8));
        int same = 0, all = 0;
        foreach (var row in ToyComments.Make(60, 8).Select(t => Row(t.Text)))
        {
            foreach (var (a, b) in Best(Logits(full, row, row.Length)).Zip(Best(Logits(small, row, row.Length))))
            {
                all++;
                same += a == b ? 1 : 0;
            }
        }

        Assert.That((double)same / all, Is.GreaterThanOrEqualTo(0.99));
        Assert.That(new FileInfo(_folder["small/model.onnx"]).Length, Is.LessThan(new FileInfo(_folder["full/model.onnx"]).Length));
    }

    [Test]
    public void The_export_has_the_tensors_that_users_models_have()
    {
        using var session = _sessions.Load(ClassifierExporter.Export(_folder.Path, _folder["names"]));
        Assert.That(session.Inputs.Select(i => i.ToString()), Is.EquivalentTo(new[]
        {
            "input_ids: Int64[-1, -1]", "attention_mask: Int64[-1, -1]", "token_type_ids: Int64[-1, -1]",
        }));
        Assert.That(session.Outputs.Single().ToString(), Is.EqualTo("logits: Float32[-1, -1, 5]"));
        Assert.That(File.Exists(_folder["names/vocab.txt"]) && File.Exists(_folder["names/config.json"]), Is.True);
    }

    [Test]
    public void A_folder_without_a_classifier_is_named()
    {
        using var empty = new TrainingFolder();
        Assert.That(() => ClassifierExporter.Export(empty.Path, empty.Path), Throws.TypeOf<ModelLoadException>().With.Message.Contains("config.json"));
    }

    private static long[] Row(string text)
    {
        var ids = new int[20];
        var count = ToyComments.Tokenizer.Encode(text, ids, out _);
        return [ToyComments.Tokenizer.ClsId, .. ids.Take(count).Select(i => (long)i), ToyComments.Tokenizer.SepId];
    }

    private static float[] Logits(OnnxRuntimeSession session, long[] row, int length)
    {
        var ids = new long[length];
        row.CopyTo(ids, 0);
        var mask = Enumerable.Range(0, length).Select(i => i < row.Length ? 1L : 0L).ToArray();
        var logits = new float[length * 5];
        session.Run(
            [
                new NamedTensor("input_ids", new TensorBuffer<long>(ids, 1, length)),
                new NamedTensor("attention_mask", new TensorBuffer<long>(mask, 1, length)),
                new NamedTensor("token_type_ids", new TensorBuffer<long>(new long[length], 1, length)),
            ],
            [new NamedTensor("logits", new TensorBuffer<float>(logits, 1, length, 5))]);
        return logits;
    }

    private static int[] Best(float[] logits) => logits.Chunk(5).Select(c => Array.IndexOf(c, c.Max())).ToArray();
}

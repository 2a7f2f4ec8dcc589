using static LiveAigc.Inference.TinyModel;

namespace LiveAigc.Inference;

/// <summary>What loading a model says when it works, and when the file is at fault.</summary>
[TestFixture]
public class LoadingTests
{
    private static readonly byte[] Good = SumAndProduct();

    private static Proto[] X => [Value("x", OnnxType.Float, 4)];

    private static Proto[] Y => [Value("y", OnnxType.Float, 4)];

    private static TestCaseData[] DamagedFiles =>
    [
        Damaged("empty", [], "is empty"),
        Damaged("text", [.. "hello, this is not a model"u8], "is not an ONNX model"),
        Damaged("web_page", [.. "<html><body>404</body></html>"u8], "is not an ONNX model"),
        Damaged("zeros", new byte[1000], "is not an ONNX model"),
        Damaged("git_lfs_pointer", [.. "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"u8], "git lfs pull"),
        Damaged("cut_after_1_byte", Good[..1], "cut short"),
        Damaged("cut_in_the_middle", Good[..(Good.Length / 2)], "cut short"),
        Damaged("cut_before_the_last_byte", Good[..^1], "cut short"),
        Damaged("newer_format", Model(Graph(X, Y, [Node("Identity", "x", "y")]), irVersion: 99), "newer native package"),
        Damaged("newer_operators", Model(Graph(X, Y, [Node("Identity", "x", "y")]), opset: 99), "newer native package"),
        Damaged("unknown_operator", Model(Graph(X, Y, [Node("Frobnicate", "x", "y")])), "operator that this ONNX Runtime does not have"),
        Damaged("operator_without_code", Model(Graph([Value("x", OnnxType.BFloat16, 2, 2)], [Value("y", OnnxType.BFloat16, 2, 2)], [Node("MatMul", "x x", "y")])), "operator that this ONNX Runtime does not have"),
        Damaged("contradicting_types", Model(Graph(X, [Value("y", OnnxType.Int64, 4)], [Node("Add", "x x", "y")])), "not a valid ONNX graph"),
        Damaged("missing_weights_file", Model(Graph(X, Y, [Node("Add", "x w", "y")], ExternalWeight("w", "w.bin", 16, 4))), "often *.onnx_data"),
        Damaged("short_weights_file", Model(Graph(X, Y, [Node("Add", "x w", "y")], ExternalWeight("w", "short.bin", 16, 4))), "often *.onnx_data"),
    ];

    [TestCaseSource(nameof(DamagedFiles))]
    public void A_damaged_file_is_named_with_a_remedy(byte[] content, string remedy)
    {
        using var folder = new ModelFolder();
        folder.Write("short.bin", new byte[7]);
        var path = folder.Write("model.onnx", content);
        var exception = Assert.Throws<ModelLoadException>(() => new OnnxRuntimeSessionFactory().Load(path))!;
        Assert.That(exception.Path, Is.EqualTo(path));
        Assert.That(exception.Message, Does.StartWith(path).And.Contain(remedy));
    }

    [Test]
    public void A_missing_file_and_a_folder_are_named()
    {
        using var folder = new ModelFolder();
        var factory = new OnnxRuntimeSessionFactory();
        Assert.That(() => factory.Load(Path.Combine(folder.Root, "none.onnx")), Throws.TypeOf<ModelLoadException>().With.Message.Contains("no file").And.Message.Contains("none.onnx"));
        Assert.That(() => factory.Load(folder.Root), Throws.TypeOf<ModelLoadException>().With.Message.Contains("is a folder"));
        Assert.That(() => factory.Load(""), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Weights_in_a_file_of_their_own_are_found_beside_the_model()
    {
        using var folder = new ModelFolder();
        folder.Write("w.bin", [0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64, 0, 0, 128, 64]); // 1, 2, 3, 4
        using var session = new OnnxRuntimeSessionFactory().Load(folder.Write("model.onnx", Model(Graph(X, Y, [Node("Add", "x w", "y")], ExternalWeight("w", "w.bin", 16, 4)))));
        var y = new float[4];
        session.Run([Tensors.Named<float>("x", [10, 10, 10, 10], 4)], [Tensors.Named("y", y, 4)]);
        Assert.That(y, Is.EqualTo([11f, 12, 13, 14]));
    }

    [Test]
    public void A_path_may_have_any_letters_and_be_relative()
    {
        using var folder = new ModelFolder();
        Directory.CreateDirectory(Path.Combine(folder.Root, "模型 文件 é"));
        var path = folder.Write(Path.Combine("模型 文件 é", "标签.onnx"), Good);
        using var session = new OnnxRuntimeSessionFactory().Load(path);
        using var again = new OnnxRuntimeSessionFactory().Load(Path.GetRelativePath(Environment.CurrentDirectory, path));
        Assert.That(session.Inputs, Has.Count.EqualTo(2));
        Assert.That(again.Report.ToString(), Does.StartWith("标签.onnx: "));
    }

    [Test]
    public void A_session_lists_what_its_model_asks_for_and_gives()
    {
        using var session = ModelFolder.Load(Model(Graph(
            [Value("ids", OnnxType.Int64, -1, 8), Value("flag", OnnxType.Bool)],
            [Value("same", OnnxType.Int64, -1, 8), Value("text", OnnxType.Text, 1)],
            [Node("Identity", "ids", "same"), Node("Identity", "t", "text")],
            new Proto().Int(1, 1).Int(2, (long)OnnxType.Text).Text(6, "hi").Text(8, "t"))));
        Assert.That(string.Join("; ", session.Inputs), Is.EqualTo("ids: Int64[-1, 8]; flag: Boolean[]"));
        Assert.That(string.Join("; ", session.Outputs), Is.EqualTo("same: Int64[-1, 8]; text: Unsupported[1]"));
    }

    [Test]
    public void Every_load_is_reported()
    {
        List<ProviderReport> reports = [];
        using var session = ModelFolder.Load(Good, new() { OnLoaded = reports.Add });
        Assert.That(reports, Is.EqualTo([session.Report]));
        Assert.That(session.Report.FellBack, Is.False);
        Assert.That(session.Report.Got, Is.EqualTo([ExecutionProvider.Cpu]));
        Assert.That(session.Report.NativeVersion, Does.Match(@"^\d+\.\d+\.\d+"));
        Assert.That(session.Report.ToString(), Is.EqualTo($"model.onnx: asked for CPU, runs on CPU (ONNX Runtime {session.Report.NativeVersion})"));
    }

    [Test]
    public void What_the_callback_throws_loading_throws()
    {
        var options = new OnnxRuntimeOptions { OnLoaded = _ => throw new InvalidOperationException("no") };
        Assert.That(() => ModelFolder.Load(Good, options), Throws.InvalidOperationException);
    }

    [Test]
    public void Models_load_side_by_side()
    {
        using var folder = new ModelFolder();
        var path = folder.Write("model.onnx", Good);
        var factory = new OnnxRuntimeSessionFactory();
        Parallel.For(0, 32, new() { MaxDegreeOfParallelism = 8 }, _ =>
        {
            using var session = factory.Load(path);
            var sum = new float[3];
            session.Run([Tensors.Named<float>("a", [1, 2, 3], 1, 3), Tensors.Named<float>("b", [4, 5, 6], 1, 3)], [Tensors.Named("sum", sum, 1, 3)]);
            Assert.That(sum, Is.EqualTo([5f, 7, 9]));
        });
    }

    [Test]
    public void Every_setting_loads_and_gives_the_same([Values] GraphOptimization optimization, [Values(0, 1, 2)] int threads, [Values] bool spinning)
    {
        using var session = ModelFolder.Load(Good, new() { Optimization = optimization, IntraOpThreads = threads, InterOpThreads = threads, Spinning = spinning });
        var product = new float[3];
        session.Run([Tensors.Named<float>("a", [1, 2, 3], 1, 3), Tensors.Named<float>("b", [4, 5, 6], 1, 3)], [Tensors.Named("product", product, 1, 3)]);
        Assert.That(product, Is.EqualTo([4f, 10, 18]));
    }

    [Test]
    public void A_profile_is_written_when_the_session_is_disposed()
    {
        using var folder = new ModelFolder();
        ModelFolder.Load(Good, new() { ProfilePrefix = Path.Combine(folder.Root, "profile") }).Dispose();
        Assert.That(Directory.GetFiles(folder.Root, "profile*.json"), Has.Length.EqualTo(1));
    }

    [Test]
    public void The_options_are_copied()
    {
        var options = new OnnxRuntimeOptions { FallBack = ProviderFallBack.Throw };
        var factory = new OnnxRuntimeSessionFactory(options);
        options.Providers = [ExecutionProvider.Cuda()];
        using var folder = new ModelFolder();
        using var session = factory.Load(folder.Write("model.onnx", Good));
        Assert.That(session.Report.Asked, Is.EqualTo([ExecutionProvider.Cpu]));
    }

    [Test]
    public void Settings_out_of_range_are_refused()
    {
        var options = new OnnxRuntimeOptions();
        Assert.Throws<ArgumentOutOfRangeException>(() => options.IntraOpThreads = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.InterOpThreads = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxConcurrentRuns = -1);
        Assert.Throws<ArgumentException>(() => options.Providers = []);
        Assert.That(() => options.Providers = [ExecutionProvider.Cpu, ExecutionProvider.Cuda()], Throws.ArgumentException.With.Message.Contains("last"));
    }

    private static TestCaseData Damaged(string name, byte[] content, string remedy) => new TestCaseData(content, remedy).SetName($"{{m}}({name})");
}

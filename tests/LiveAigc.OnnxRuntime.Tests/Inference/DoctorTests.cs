using LiveAigc.Tests;
using static LiveAigc.Inference.TinyModel;

namespace LiveAigc.Inference;

/// <summary>What the doctor says of this machine, which has the CPU library alone.</summary>
[TestFixture]
public class DoctorTests
{
    private static byte[] BuiltInModel { get; } = Model(
        Graph(
            [Value("x", OnnxType.Float, -1, 4)],
            [Value("y", OnnxType.Float, -1, 4)],
            [Node("MatMul", "x W", "product"), Node("Add", "product b", "sum"), Node("Softmax", "sum", "y")],
            Weight("W", OnnxType.Float, [.. Enumerable.Range(0, 16).Select(i => i * 7 % 16 / 8f - 1)], 4, 4),
            Weight("b", OnnxType.Float, [0.5f, -0.25f, 0, 1], 4)),
        opset: 13,
        irVersion: 7);

    [Test]
    public void The_built_in_model_is_what_this_makes() =>
        Assert.That(Convert.ToBase64String(SelfChecker.BuiltInModel), Is.EqualTo(Convert.ToBase64String(BuiltInModel)));

    [Test]
    public void The_CPU_is_healthy()
    {
        var report = OnnxRuntimeDoctor.Examine();
        Assert.That(report.Failure, Is.Null);
        Assert.That(report.IsHealthy);
        Assert.That(report.NativeVersion, Is.EqualTo(report.ManagedVersion), "both packages are of one version here");
        Assert.That(report.NativeLibrary, Does.Exist.And.Contains("onnxruntime"));
        Assert.That(report.AvailableProviders, Does.Contain("CPUExecutionProvider"));
        Assert.That(report.Providers!.Got, Is.EqualTo([ExecutionProvider.Cpu]));
        Assert.That(report.SelfCheck!.LargestDifference, Is.LessThan(1e-6));
        Assert.That(report.SelfCheck.LargestValue, Is.InRange(0.25, 1), "a softmax over four");
        Assert.That(report.SelfCheck.Model, Is.EqualTo("built-in model"));
    }

    [Test]
    public void A_provider_that_is_not_there_makes_it_unhealthy_and_is_explained()
    {
        var report = OnnxRuntimeDoctor.Examine(new() { Providers = [ExecutionProvider.Cuda()], FallBack = ProviderFallBack.Throw });
        Assert.That(report.IsHealthy, Is.False);
        Assert.That(report.Failure, Is.Null);
        Assert.That(report.Providers!.Refused.Single().Reason, Does.Contain("Microsoft.ML.OnnxRuntime.Gpu"));
        Assert.That(report.SelfCheck!.Agrees);
    }

    [Test]
    public void A_missing_model_is_a_failure_and_no_exception()
    {
        var report = OnnxRuntimeDoctor.Examine(model: "none.onnx");
        Assert.That(report.Failure, Does.Contain("none.onnx"));
        Assert.That(report.NativeVersion, Is.Not.Null);
        Assert.That(report.IsHealthy, Is.False);
    }

    [Test]
    public void A_model_that_takes_no_made_up_inputs_is_a_failure()
    {
        using var folder = new ModelFolder();
        var path = folder.Write("picky.onnx", Model(Graph(
            [Value("x", OnnxType.Float, -1)],
            [Value("y", OnnxType.Float, -1)],
            [Node("Reshape", "x three", "y")],
            Weight("three", OnnxType.Int64, [3L], 1))));
        Assert.That(OnnxRuntimeDoctor.Examine(model: path).Failure, Does.Contain("could not make up inputs"));
    }

    [Test]
    public void Every_element_type_is_compared([Values(
        OnnxType.Float, OnnxType.Double, OnnxType.Float16, OnnxType.BFloat16, OnnxType.Int8, OnnxType.Int16, OnnxType.Int32, OnnxType.Int64,
        OnnxType.UInt8, OnnxType.UInt32, OnnxType.UInt64, OnnxType.Bool)] OnnxType type)
    {
        using var folder = new ModelFolder();
        var report = OnnxRuntimeDoctor.Examine(model: folder.Write("identity.onnx", Identity(type, -1, 2)));
        Assert.That(report.IsHealthy, report.Failure);
        Assert.That(report.SelfCheck!.LargestValue, Is.InRange(0.9, 1));
    }

    [Test]
    public void What_differs_is_seen()
    {
        using var one = ModelFolder.Load(Scaled(1));
        using var other = ModelFolder.Load(Scaled(1.5f));
        using var nothing = ModelFolder.Load(Scaled(float.NaN));
        var check = SelfChecker.Compare(one, other);
        Assert.That(check.LargestDifference, Is.EqualTo(0.5).Within(0.05));
        Assert.That(check.Agrees, Is.False);
        Assert.That(SelfChecker.Compare(one, nothing).LargestDifference, Is.EqualTo(double.PositiveInfinity));
        Assert.That(SelfChecker.Compare(nothing, nothing).LargestDifference, Is.Zero);

        static byte[] Scaled(float factor) => Model(Graph(
            [Value("x", OnnxType.Float, -1)],
            [Value("y", OnnxType.Float, -1)],
            [Node("Mul", "x factor", "y")],
            Weight("factor", OnnxType.Float, [factor])));
    }

    [TestCase("foolnltk-zh-ner-bilstm/model.onnx")]
    [TestCase("rdn-slim-superres/model_x2.onnx")]
    [TestCase("cvae-quickdraw/model.onnx")]
    [TestCase("sasrec-ml1m/model.onnx")]
    public void Real_models_agree(string file)
    {
        var report = OnnxRuntimeDoctor.Examine(model: SharedData.Require(["models", .. file.Split('/')]));
        Assert.That(report.IsHealthy, $"{report.Failure} {report.SelfCheck}");
        TestContext.Out.WriteLine(report.SelfCheck);
    }
}

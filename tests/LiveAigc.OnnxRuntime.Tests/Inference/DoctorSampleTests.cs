using System.Text.Json;

namespace LiveAigc.Inference;

/// <summary>The doctor on the command line.</summary>
[TestFixture]
public class DoctorSampleTests
{
    [Test]
    public void It_ends_with_0_when_all_is_well()
    {
        var (code, output) = Application.Run("LiveAigcDoctor");
        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Contain("everything asked for works"));
    }

    [Test]
    public void It_ends_with_1_when_a_provider_is_refused_and_says_why_in_JSON()
    {
        var (code, output) = Application.Run("LiveAigcDoctor", "--provider", "cuda", "--provider", "cpu", "--json");
        Assert.That(code, Is.EqualTo(1), output);
        using var report = JsonDocument.Parse(output);
        var refused = report.RootElement.GetProperty("providers").GetProperty("refused")[0];
        Assert.That(refused.GetProperty("provider").GetString(), Is.EqualTo("CUDA:0"));
        Assert.That(refused.GetProperty("reason").GetString(), Does.Contain("Microsoft.ML.OnnxRuntime.Gpu"));
        Assert.That(report.RootElement.GetProperty("selfCheck").GetProperty("agrees").GetBoolean());
        Assert.That(report.RootElement.GetProperty("isHealthy").GetBoolean(), Is.False);
    }

    [TestCase("--provider", "cuda:x")]
    [TestCase("--provider", "cpu", "--provider", "cuda")]
    [TestCase("--model", "none.onnx")]
    public void It_ends_with_1_when_asked_for_what_cannot_be(params string[] arguments) =>
        Assert.That(Application.Run("LiveAigcDoctor", arguments).ExitCode, Is.EqualTo(1));
}

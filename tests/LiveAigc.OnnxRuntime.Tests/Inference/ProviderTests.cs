namespace LiveAigc.Inference;

/// <summary>Execution providers: how they are named, and what happens when one cannot be had.</summary>
[TestFixture]
public class ProviderTests
{
    private static readonly ExecutionProvider Cuda = ExecutionProvider.Cuda();
    private static readonly ExecutionProvider Qnn = ExecutionProvider.Named("QNN");

    [TestCase("cpu", "CPU")]
    [TestCase("CUDA", "CUDA:0")]
    [TestCase("cuda:1", "CUDA:1")]
    [TestCase("directml", "DirectML:0")]
    [TestCase("dml:2", "DirectML:2")]
    [TestCase("QNN", "QNN")]
    public void A_command_lines_word_is_read(string text, string provider) =>
        Assert.That(ExecutionProvider.Parse(text).ToString(), Is.EqualTo(provider));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("cuda:")]
    [TestCase("cuda:x")]
    [TestCase("cuda:-1")]
    public void A_word_that_names_none_is_refused(string text) =>
        Assert.That(() => ExecutionProvider.Parse(text), Throws.ArgumentException);

    [Test]
    public void Providers_are_equal_by_what_they_say()
    {
        Assert.That(ExecutionProvider.Parse("cuda"), Is.EqualTo(Cuda));
        Assert.That(ExecutionProvider.Parse("cuda:1"), Is.EqualTo(ExecutionProvider.Cuda(1)).And.Not.EqualTo(Cuda));
        Assert.That(ExecutionProvider.Named("dml", new Dictionary<string, string> { ["device_id"] = "1", ["disable_metacommands"] = "true" }).Options.Keys, Is.EqualTo(["disable_metacommands"]));
        Assert.That(ExecutionProvider.Named("cpu"), Is.SameAs(ExecutionProvider.Cpu));
        Assert.That(ExecutionProvider.Named("QNN", new Dictionary<string, string> { ["backend_type"] = "htp" }), Is.Not.EqualTo(Qnn));
        Assert.That(() => ExecutionProvider.Cuda(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase("cuda", "Microsoft.ML.OnnxRuntime.Gpu")]
    [TestCase("directml", "Microsoft.ML.OnnxRuntime.DirectML")]
    [TestCase("QNN", "check the name")]
    [TestCase("no such provider", "check the name")]
    public void What_the_CPU_library_lacks_is_reported_and_the_CPU_runs(string asked, string remedy)
    {
        var provider = ExecutionProvider.Parse(asked);
        ProviderReport? reported = null;
        using var session = ModelFolder.Load(TinyModel.SumAndProduct(), new() { Providers = [provider, ExecutionProvider.Cpu], OnLoaded = report => reported = report });
        Assert.That(reported, Is.SameAs(session.Report));
        Assert.That(session.Report.FellBack);
        Assert.That(session.Report.Got, Is.EqualTo([ExecutionProvider.Cpu]));
        Assert.That(session.Report.Refused.Single().Provider, Is.SameAs(provider));
        Assert.That(session.Report.Refused.Single().Reason, Does.Contain("built without it").And.Contain("CPUExecutionProvider").And.Contain(remedy));

        var sum = new float[3];
        session.Run([Tensors.Named<float>("a", [1, 2, 3], 1, 3), Tensors.Named<float>("b", [4, 5, 6], 1, 3)], [Tensors.Named("sum", sum, 1, 3)]);
        Assert.That(sum, Is.EqualTo([5f, 7, 9]));
    }

    [Test]
    public void What_must_not_be_gone_without_throws()
    {
        var options = new OnnxRuntimeOptions { Providers = [Cuda], FallBack = ProviderFallBack.Throw };
        Assert.That(() => ModelFolder.Load(TinyModel.SumAndProduct(), options), Throws.TypeOf<BackendUnavailableException>().With.Message.Contains("No CUDA:0").And.Message.Contains("Microsoft.ML.OnnxRuntime.Gpu"));
    }

    [Test]
    public void A_damaged_model_is_not_blamed_on_the_provider()
    {
        var options = new OnnxRuntimeOptions { Providers = [Cuda] };
        Assert.That(() => ModelFolder.Load([1, 2, 3], options), Throws.TypeOf<ModelLoadException>());
    }

    [Test]
    public void A_provider_that_refuses_only_when_the_model_is_opened_falls_back()
    {
        var choice = Choice([Cuda]);
        using var opened = choice.Open(providers => Opened(providers, providers.Contains(Cuda)));
        Assert.That(opened.Providers, Is.Empty);
        Assert.That(choice.Got, Is.EqualTo([ExecutionProvider.Cpu]));
        Assert.That(choice.Refused, Is.EqualTo([new RefusedProvider(Cuda, "CUDA:0 said so")]));
    }

    [Test]
    public void Of_several_only_the_culprit_goes([Values(0, 1)] int culprit)
    {
        ExecutionProvider[] asked = [Qnn, Cuda];
        var choice = Choice(asked);
        using var opened = choice.Open(providers => Opened(providers, providers.Contains(asked[culprit])));
        Assert.That(opened.Providers, Is.EqualTo([asked[1 - culprit]]));
        Assert.That(choice.Refused.Single().Provider, Is.SameAs(asked[culprit]));
    }

    [Test]
    public void Of_several_that_only_fail_together_the_least_wanted_goes()
    {
        var choice = Choice([Qnn, Cuda]);
        using var opened = choice.Open(providers => Opened(providers, providers.Count == 2));
        Assert.That(opened.Providers, Is.EqualTo([Qnn]));
    }

    [Test]
    public void What_fails_on_the_CPU_too_is_the_models_fault()
    {
        var choice = Choice([Cuda], ProviderFallBack.Throw);
        Assert.That(() => choice.Open(providers => Opened(providers, fails: true)), Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void What_must_not_be_gone_without_throws_when_the_model_is_opened()
    {
        var choice = Choice([Cuda], ProviderFallBack.Throw);
        Opening? last = null;
        Assert.That(() => choice.Open(providers => last = Opened(providers, providers.Count > 0)), Throws.TypeOf<BackendUnavailableException>().With.Message.EqualTo("No CUDA:0: CUDA:0 said so"));
        Assert.That(last!.Disposed);
    }

    [Test]
    public void A_provider_that_is_there_and_does_not_start_says_why()
    {
        var reason = ProviderSetup.Explain(Cuda, new NotSupportedException("CUDA failure 100: no CUDA-capable device is detected"), ["CUDAExecutionProvider", "CPUExecutionProvider"]);
        Assert.That(reason, Does.Contain("does not start: CUDA failure 100").And.Contain("cuDNN"));
    }

    private static ProviderChoice Choice(ExecutionProvider[] asked, ProviderFallBack fallBack = ProviderFallBack.Report) =>
        new(asked, fallBack, (provider, exception) => $"{provider} {exception.Message}");

    private static Opening Opened(IReadOnlyList<ExecutionProvider> providers, bool fails) =>
        fails ? throw new NotSupportedException("said so") : new Opening([.. providers]);

    private sealed record Opening(ExecutionProvider[] Providers) : IDisposable
    {
        public bool Disposed { get; private set; }

        public void Dispose() => Disposed = true;
    }
}

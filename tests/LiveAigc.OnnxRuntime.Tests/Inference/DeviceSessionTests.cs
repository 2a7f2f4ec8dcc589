using Microsoft.ML.OnnxRuntime;

namespace LiveAigc.Inference;

/// <summary>A session that takes itself to run on a card: what it then does otherwise, on a native session of the CPU.</summary>
[TestFixture]
public class DeviceSessionTests
{
    [Test]
    public void On_DirectML_calls_wait_for_each_other()
    {
        using var run = new LongRun(Pretend(ExecutionProvider.DirectML(), TinyModel.Counting()));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        Assert.Catch<OperationCanceledException>(() => run.Count(0, soon.Token));
        Assert.That(run.IsRunning);
    }

    [Test]
    public void On_a_device_every_call_reads_its_buffers_anew()
    {
        using var session = Pretend(ExecutionProvider.Named("some card"), TinyModel.SumAndProduct());
        float[] a = [1, 2, 3], b = [1, 1, 1], sum = new float[3];
        NamedTensor[] inputs = [Tensors.Named("a", a, 1, 3), Tensors.Named("b", b, 1, 3)];
        for (var call = 0; call < 20; call++)
        {
            a[0] = call;
            NamedTensor[] outputs = call % 3 == 0 ? [NamedTensor.KeptOutput("product"), Tensors.Named("sum", sum, 1, 3)] : [Tensors.Named("sum", sum, 1, 3)];
            session.Run(inputs, outputs);
            Assert.That(sum, Is.EqualTo([call + 1f, 3, 4]));
            if (call % 3 != 0)
                continue;
            Assert.That(outputs[0].ToArray<float>(), Is.EqualTo([call, 2f, 3]));
            outputs[0].Value!.Dispose();
        }
    }

    private static OnnxRuntimeSession Pretend(ExecutionProvider provider, byte[] model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        return new(new(model, options), new("model.onnx", [provider], [provider, ExecutionProvider.Cpu], [], "1.24.4"), maxConcurrentRuns: 0, alike => new(alike));
    }
}

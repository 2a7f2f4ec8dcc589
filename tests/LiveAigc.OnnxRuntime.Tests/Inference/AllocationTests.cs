using static LiveAigc.Inference.TinyModel;

namespace LiveAigc.Inference;

/// <summary>What a call allocates in .NET: nothing where the buffers stay.</summary>
[TestFixture]
[NonParallelizable]
public class AllocationTests
{
    private const int Calls = 500;

    [Test]
    public void Nothing_where_buffers_and_shapes_stay([Values] bool cancellable)
    {
        using var session = ModelFolder.Load(SumAndProduct());
        using var source = new CancellationTokenSource();
        NamedTensor[] inputs = [Tensors.Named<float>("a", [1, 2, 3], 1, 3), Tensors.Named<float>("b", [4, 5, 6], 1, 3)];
        NamedTensor[] outputs = [Tensors.Named("sum", new float[3], 1, 3), Tensors.Named("product", new float[3], 1, 3)];
        var token = cancellable ? source.Token : default;
        Assert.That(Measure(() => session.Run(inputs, outputs, token)), Is.Zero);
    }

    [Test]
    public void A_hundred_bytes_or_so_a_tensor_where_they_change()
    {
        using var session = ModelFolder.Load(SumAndProduct());
        NamedTensor[][] inputs = [.. Enumerable.Range(1, 2).Select(rows => new[] { Tensors.Named("a", new float[rows * 3], rows, 3), Tensors.Named("b", new float[rows * 3], rows, 3) })];
        NamedTensor[][] outputs = [.. Enumerable.Range(1, 2).Select(rows => new[] { Tensors.Named("sum", new float[rows * 3], rows, 3) })];
        var call = 0;
        Assert.That(Measure(() => session.Run(inputs[call & 1], outputs[call++ & 1])), Is.LessThan(3 * 200));
    }

    [Test]
    public void Some_hundred_bytes_a_kept_tensor()
    {
        using var session = ModelFolder.Load(SumAndProduct());
        NamedTensor[] inputs = [Tensors.Named<float>("a", [1, 2, 3], 1, 3), Tensors.Named<float>("b", [4, 5, 6], 1, 3)];
        NamedTensor[] outputs = new NamedTensor[1];
        Assert.That(
            Measure(() =>
            {
                outputs[0] = NamedTensor.KeptOutput("sum");
                session.Run(inputs, outputs);
                outputs[0].Value!.Dispose();
            }),
            Is.LessThan(1000));
    }

    private static double Measure(Action call)
    {
        for (var i = 0; i < 100; i++)
            call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            call();
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
        TestContext.Out.WriteLine($"{bytes:F1} bytes a call");
        return bytes;
    }
}

using static LiveAigc.Inference.TinyModel;

namespace LiveAigc.Inference;

/// <summary>Outputs that the session keeps and a later run takes in.</summary>
[TestFixture]
public class KeptTensorTests
{
    [Test]
    public void A_cache_grows_from_step_to_step_without_leaving_native_memory()
    {
        using var session = ModelFolder.Load(Cache());
        var total = new float[1];
        TensorValue past = Tensors.Of<float>([], 0, 4);
        for (var step = 1; step <= 50; step++)
        {
            NamedTensor[] outputs = [Tensors.Named("total", total), NamedTensor.KeptOutput("present")];
            session.Run([new("past", past), Tensors.Named<float>("next", [step, step, step, step], 1, 4)], outputs);
            past.Dispose();
            past = outputs[1].Value!;
            Assert.That(past.Shape.ToArray(), Is.EqualTo([(long)step, 4]));
            Assert.That(total[0], Is.EqualTo(4f * step * (step + 1) / 2));
        }

        var last = new NamedTensor("present", past).ToArray<float>();
        Assert.That(last, Is.EqualTo(Enumerable.Range(0, 200).Select(i => (float)(i / 4 + 1))));
        past.Dispose();
    }

    [Test]
    public void A_kept_tensor_stays_what_it_is_while_later_runs_go_on()
    {
        using var session = ModelFolder.Load(SumAndProduct());
        float[] a = [1, 2, 3], b = [1, 1, 1];
        NamedTensor[] first = [NamedTensor.KeptOutput("sum")];
        session.Run([Tensors.Named("a", a, 1, 3), Tensors.Named("b", b, 1, 3)], first);
        using var kept = first[0].Value!;
        for (var i = 0; i < 10; i++)
        {
            a[0] = 100 + i;
            NamedTensor[] other = [NamedTensor.KeptOutput("sum")];
            session.Run([Tensors.Named("a", a, 1, 3), Tensors.Named("b", b, 1, 3)], other);
            other[0].Value!.Dispose();
        }

        Assert.That(first[0].ToArray<float>(), Is.EqualTo([2f, 3, 4]));
    }

    [Test]
    public void A_kept_tensor_never_lies_over_the_callers_memory([Values] GraphOptimization optimization)
    {
        // Nodes that may give out their input's memory.
        using var session = ModelFolder.Load(
            Model(Graph(
                [Value("x", OnnxType.Float, 4)],
                [Value("same", OnnxType.Float, 4), Value("square", OnnxType.Float, 2, 2), Value("once", OnnxType.Float, 1, 4), Value("dropped", OnnxType.Float, 4)],
                [Node("Identity", "x", "same"), Node("Reshape", "x s", "square"), Node("Unsqueeze", "x zero", "once"), Node("Dropout", "x", "dropped")],
                Weight("s", OnnxType.Int64, [2L, 2L], 2),
                Weight("zero", OnnxType.Int64, [0L], 1))),
            new() { Optimization = optimization });
        float[] x = [1, 2, 3, 4];
        NamedTensor[] outputs = [.. session.Outputs.Select(output => NamedTensor.KeptOutput(output.Name))];
        session.Run([Tensors.Named("x", x, 4)], outputs);
        Array.Fill(x, -1);
        foreach (var output in outputs)
        {
            Assert.That(output.ToArray<float>(), Is.EqualTo([1f, 2, 3, 4]), output.Name);
            output.Value!.Dispose();
        }
    }

    [Test]
    public void A_loop_of_no_turns_gives_a_copy_of_what_went_in()
    {
        using var session = ModelFolder.Load(Counting());
        float[] x = [7], y = [0];
        session.Run([Tensors.Named<long>("times", [0]), Tensors.Named("x", x, 1)], [Tensors.Named("y", y, 1)]);
        Assert.That(y[0], Is.EqualTo(7f));
        NamedTensor[] kept = [NamedTensor.KeptOutput("y")];
        session.Run([Tensors.Named<long>("times", [0]), Tensors.Named("x", x, 1)], kept);
        x[0] = -1;
        Assert.That(kept[0].ToArray<float>(), Is.EqualTo([7f]));
        kept[0].Value!.Dispose();
    }

    [Test]
    public void A_kept_tensor_may_go_to_another_session_and_be_written_again()
    {
        using var session = ModelFolder.Load(SumAndProduct());
        using var other = ModelFolder.Load(SumAndProduct());
        NamedTensor[] sum = [NamedTensor.KeptOutput("sum")];
        session.Run([Tensors.Named<float>("a", [1, 2, 3], 1, 3), Tensors.Named<float>("b", [1, 1, 1], 1, 3)], sum);
        using var kept = sum[0].Value!;
        var product = new float[3];
        other.Run([new("a", kept), new("b", kept)], [Tensors.Named("product", product, 1, 3)]);
        Assert.That(product, Is.EqualTo([4f, 9, 16]));

        // As an output it is a buffer like any other, of fixed shape.
        session.Run([Tensors.Named<float>("a", [10, 10, 10], 1, 3), Tensors.Named<float>("b", [5, 5, 5], 1, 3)], [new("sum", kept)]);
        Assert.That(sum[0].ToArray<float>(), Is.EqualTo([15f, 15, 15]));
    }

    [Test]
    public void Buffers_and_kept_tensors_may_take_turns()
    {
        using var session = ModelFolder.Load(SumAndProduct());
        float[] sum = new float[3];
        NamedTensor a = Tensors.Named<float>("a", [1, 2, 3], 1, 3), b = Tensors.Named<float>("b", [1, 1, 1], 1, 3), written = Tensors.Named("sum", sum, 1, 3);
        NamedTensor[] kept = [NamedTensor.KeptOutput("sum")];
        session.Run([a, b], kept);
        using var value = kept[0].Value!;
        for (var i = 0; i < 3; i++)
        {
            session.Run([a, b], [written]);
            Assert.That(sum, Is.EqualTo([2f, 3, 4]));
            session.Run([new("a", value), b], [written]);
            Assert.That(sum, Is.EqualTo([3f, 4, 5]));
        }
    }

    [Test]
    public void A_kept_tensor_outlives_its_session()
    {
        NamedTensor[] sum = [NamedTensor.KeptOutput("sum")];
        using (var session = ModelFolder.Load(SumAndProduct()))
            session.Run([Tensors.Named<float>("a", [1, 2, 3], 1, 3), Tensors.Named<float>("b", [1, 1, 1], 1, 3)], sum);
        Assert.That(sum[0].ToArray<float>(), Is.EqualTo([2f, 3, 4]));
        sum[0].Value!.Dispose();
    }

    [Test]
    public void A_disposed_tensor_is_refused()
    {
        using var session = ModelFolder.Load(SumAndProduct());
        NamedTensor[] sum = [NamedTensor.KeptOutput("sum")];
        NamedTensor[] inputs = [Tensors.Named<float>("a", [1, 2, 3], 1, 3), Tensors.Named<float>("b", [1, 1, 1], 1, 3)];
        session.Run(inputs, sum);
        var kept = sum[0].Value!;
        kept.Dispose();
        kept.Dispose();
        Assert.Throws<ObjectDisposedException>(() => kept.CopyTo(new float[3].AsSpan()));
        Assert.Throws<ObjectDisposedException>(() => session.Run([new("a", kept), inputs[1]], [NamedTensor.KeptOutput("sum")]));
        var written = new float[3];
        session.Run(inputs, [Tensors.Named("sum", written, 1, 3)]);
        Assert.That(written, Is.EqualTo([2f, 3, 4]));
    }

    [Test]
    public void Copying_checks_type_and_length()
    {
        using var session = ModelFolder.Load(SumAndProduct());
        NamedTensor[] sum = [NamedTensor.KeptOutput("sum")];
        session.Run([Tensors.Named<float>("a", [1, 2, 3], 1, 3), Tensors.Named<float>("b", [1, 1, 1], 1, 3)], sum);
        using var kept = sum[0].Value!;
        Assert.That(() => kept.CopyTo(new int[3].AsSpan()), Throws.ArgumentException.With.Message.Contains("Float32"));
        Assert.That(() => kept.CopyTo(new float[2].AsSpan()), Throws.ArgumentException.With.Message.Contains("3 elements"));
        var longer = new float[5];
        Assert.That(kept.CopyTo(longer.AsSpan()), Is.EqualTo(3));
        Assert.That(longer, Is.EqualTo([2f, 3, 4, 0, 0]));
    }
}

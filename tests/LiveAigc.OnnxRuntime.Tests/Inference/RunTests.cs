using static LiveAigc.Inference.TinyModel;

namespace LiveAigc.Inference;

/// <summary>Runs over the caller's buffers.</summary>
[TestFixture]
public class RunTests
{
    private static readonly float[] A = [1, 2, 3], B = [4, 5, 6];

    private static NamedTensor[] Inputs => [Tensors.Named("a", A, 1, 3), Tensors.Named("b", B, 1, 3)];

    private static IEnumerable<TestCaseData> ElementTypes()
    {
        yield return Case(OnnxType.Float, 1.5f, float.NaN, float.MinValue);
        yield return Case(OnnxType.Double, 1.5, double.NaN, double.MinValue);
        yield return Case(OnnxType.Float16, (Half)1.5f, Half.NaN, Half.MinValue);
        yield return Case<ushort>(OnnxType.BFloat16, 0x3F80, 0x7FC0, 0xFF7F);
        yield return Case(OnnxType.Int8, sbyte.MinValue, (sbyte)0, sbyte.MaxValue);
        yield return Case(OnnxType.Int16, short.MinValue, (short)0, short.MaxValue);
        yield return Case(OnnxType.Int32, int.MinValue, 0, int.MaxValue);
        yield return Case(OnnxType.Int64, long.MinValue, 0L, long.MaxValue);
        yield return Case(OnnxType.UInt8, byte.MinValue, (byte)7, byte.MaxValue);
        yield return Case(OnnxType.UInt32, uint.MinValue, 7u, uint.MaxValue);
        yield return Case(OnnxType.UInt64, ulong.MinValue, 7ul, ulong.MaxValue);
        yield return Case(OnnxType.Bool, true, false, true);

        static TestCaseData Case<T>(OnnxType type, params T[] values) => new TestCaseData(type, values) { TypeArgs = [typeof(T)] }.SetName($"{{m}}({type})");
    }

    [TestCaseSource(nameof(ElementTypes))]
    public void Every_element_type_goes_in_and_comes_out<T>(OnnxType type, T[] values)
        where T : unmanaged
    {
        using var session = ModelFolder.Load(Identity(type, -1));
        Assert.That(session.Inputs[0].ElementType, Is.EqualTo(TensorElementTypes.Of<T>()));
        var written = new T[values.Length];
        session.Run([Tensors.Named("x", values, values.Length)], [Tensors.Named("y", written, values.Length)]);
        Assert.That(written, Is.EqualTo(values));

        NamedTensor[] kept = [NamedTensor.KeptOutput("y")];
        session.Run([Tensors.Named("x", values, values.Length)], kept);
        using var value = kept[0].Value;
        Assert.That(value!.ElementType, Is.EqualTo(TensorElementTypes.Of<T>()));
        Assert.That(kept[0].ToArray<T>(), Is.EqualTo(values));
    }

    [Test]
    public void Outputs_are_written_in_any_order_and_number()
    {
        using var session = ModelFolder.Load(SumAndProduct());
        float[] sum = new float[3], product = new float[3];
        session.Run(Inputs, [Tensors.Named("product", product, 1, 3), Tensors.Named("sum", sum, 1, 3)]);
        Assert.That((sum, product), Is.EqualTo((new float[] { 5, 7, 9 }, new float[] { 4, 10, 18 })));

        (sum, product) = (new float[3], new float[3]);
        session.Run([.. Inputs.Reverse()], [Tensors.Named("product", product, 1, 3)]);
        Assert.That(product, Is.EqualTo([4f, 10, 18]));

        Array.Clear(product);
        session.Run(Inputs, [Tensors.Named("sum", sum, 1, 3)]);
        Assert.That((sum, product), Is.EqualTo((new float[] { 5, 7, 9 }, new float[3])), "an output of an earlier call is not written again");
    }

    [Test]
    public void Every_call_reads_and_writes_the_buffers_it_was_given()
    {
        using var session = ModelFolder.Load(SumAndProduct());
        var random = new Random(1);
        float[][] pool = [.. Enumerable.Range(0, 6).Select(_ => new float[30])];
        for (var call = 0; call < 2000; call++)
        {
            // The same few buffers in changing roles, sizes and places: what is kept from call to call must notice each.
            var rows = random.Next(4);
            random.Shuffle(pool);
            var offset = random.Next(2) * 3;
            Memory<float> a = pool[0].AsMemory(offset), b = pool[1].AsMemory(offset), sum = pool[2].AsMemory(offset);
            for (var i = 0; i < rows * 3; i++)
                (a.Span[i], b.Span[i], sum.Span[i]) = (random.Next(100), random.Next(100), -1);
            session.Run([new("a", new TensorBuffer<float>(a, rows, 3)), new("b", new TensorBuffer<float>(b, rows, 3))], [new("sum", new TensorBuffer<float>(sum, rows, 3))]);
            for (var i = 0; i < rows * 3; i++)
                Assert.That(sum.Span[i], Is.EqualTo(a.Span[i] + b.Span[i]));
            if (call % 100 == 0)
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true); // Moves what nobody holds.
        }
    }

    [Test]
    public void Memory_of_no_array_works()
    {
        using var session = ModelFolder.Load(SumAndProduct());
        using var native = new NativeFloats(3);
        A.CopyTo(native.Memory.Span);
        var sum = new float[3];
        session.Run([new("a", new TensorBuffer<float>(native.Memory, 1, 3)), Inputs[1]], [Tensors.Named("sum", sum, 1, 3)]);
        Assert.That(sum, Is.EqualTo([5f, 7, 9]));
    }

    [Test]
    public void Dimensions_of_zero_are_empty_tensors()
    {
        using var session = ModelFolder.Load(Cache());
        float[] total = [9], present = new float[4];
        session.Run([Tensors.Named<float>("past", [], 0, 4), Tensors.Named<float>("next", [1, 2, 3, 4], 1, 4)], [Tensors.Named("present", present, 1, 4), Tensors.Named("total", total)]);
        Assert.That((total[0], present), Is.EqualTo((10f, new float[] { 1, 2, 3, 4 })));

        session.Run(
            [new("past", new TensorBuffer<float>(default, 0, 4)), new("next", new TensorBuffer<float>(default, 0, 4))],
            [new("present", new TensorBuffer<float>(default, 0, 4)), Tensors.Named("total", total)]);
        Assert.That(total[0], Is.Zero);

        NamedTensor[] kept = [NamedTensor.KeptOutput("present")];
        session.Run([Tensors.Named<float>("past", [], 0, 4), Tensors.Named<float>("next", [], 0, 4)], kept);
        using var value = kept[0].Value!;
        Assert.That(value.Shape.ToArray(), Is.EqualTo([0L, 4]));
        Assert.That(kept[0].ToArray<float>(), Is.Empty);
    }

    [Test]
    public void Scalars_have_no_dimensions()
    {
        using var session = ModelFolder.Load(Counting());
        var y = new float[1];
        session.Run([Tensors.Named<long>("times", [5]), Tensors.Named<float>("x", [1], 1)], [Tensors.Named("y", y, 1)]);
        Assert.That(y[0], Is.EqualTo(6f));
    }

    [Test]
    public void Weights_and_folded_constants_come_out_too([Values] GraphOptimization optimization)
    {
        using var session = ModelFolder.Load(
            Model(Graph(
                [Value("x", OnnxType.Float, 1)],
                [Value("w", OnnxType.Float, 2), Value("twice", OnnxType.Float, 2), Value("same", OnnxType.Float, 2), Value("y", OnnxType.Float, 1)],
                [Node("Add", "w w", "twice"), Node("Identity", "w", "same"), Node("Identity", "x", "y")],
                Weight("w", OnnxType.Float, [3f, 4f], 2))),
            new() { Optimization = optimization });
        float[] w = new float[2], twice = new float[2], same = new float[2], y = new float[1];
        session.Run([Tensors.Named<float>("x", [7], 1)], [Tensors.Named("w", w, 2), Tensors.Named("twice", twice, 2), Tensors.Named("same", same, 2), Tensors.Named("y", y, 1)]);
        Assert.That((w, twice, same, y), Is.EqualTo((new float[] { 3, 4 }, new float[] { 6, 8 }, new float[] { 3, 4 }, new float[] { 7 })));
    }

    [Test]
    public void A_failed_call_does_not_harm_the_next()
    {
        using var session = ModelFolder.Load(Cache());
        float[] present = new float[8], total = new float[1];
        for (var i = 0; i < 3; i++)
        {
            Assert.Throws<ModelRunException>(() => session.Run(
                [Tensors.Named<float>("past", [], 0, 4), Tensors.Named<float>("next", [1, 2, 3, 4], 1, 4)], [Tensors.Named("present", present, 2, 4)]));
            session.Run([Tensors.Named<float>("past", [], 0, 4), Tensors.Named<float>("next", [1, 2, 3, 4], 1, 4)], [Tensors.Named("total", total)]);
            Assert.That(total[0], Is.EqualTo(10f));
        }
    }
}

using static LiveAigc.Inference.TinyModel;

namespace LiveAigc.Inference;

/// <summary>Tensors that do not fit are named before native code sees them.</summary>
[TestFixture]
public class ValidationTests
{
    private static readonly NamedTensor A = Tensors.Named<float>("a", [1, 2, 3], 1, 3), B = Tensors.Named<float>("b", [4, 5, 6], 1, 3);

    private static NamedTensor Sum => Tensors.Named("sum", new float[3], 1, 3);

    private static TestCaseData[] Mistakes =>
    [
        Mistake("missing_input", [A], [Sum], "The input 'b' is missing. Its inputs: a: Float32[-1, 3], b: Float32[-1, 3]."),
        Mistake("no_inputs", [], [Sum], "The input 'a' is missing. Its inputs: a: Float32[-1, 3], b: Float32[-1, 3]."),
        Mistake("unknown_input", [A, Tensors.Named<float>("c", [1, 2, 3], 1, 3)], [Sum], "The model has no input 'c'. Its inputs: a: Float32[-1, 3], b: Float32[-1, 3]."),
        Mistake("nameless_input", [A, default], [Sum], "The input '' has no value: give a TensorBuffer, or what an earlier run kept."),
        Mistake("input_twice", [A, A, B], [Sum], "The input 'a' is there twice."),
        Mistake("input_without_value", [A, NamedTensor.KeptOutput("b")], [Sum], "The input 'b' has no value: give a TensorBuffer, or what an earlier run kept."),
        Mistake("input_of_another_type", [A, Tensors.Named<long>("b", [1, 2, 3], 1, 3)], [Sum], "The input 'b' has Int64 elements, the model has Float32 there."),
        Mistake("input_of_another_width", [A, Tensors.Named<float>("b", [1, 2], 1, 2)], [Sum], "The input 'b' has the shape [1, 2], the model has [-1, 3] there (-1: any size)."),
        Mistake("input_of_another_rank", [A, Tensors.Named<float>("b", [1, 2, 3], 3)], [Sum], "The input 'b' has the shape [3], the model has [-1, 3] there (-1: any size)."),
        Mistake("input_of_another_backend", [A, new("b", new Foreign())], [Sum], "The input 'b' is a Foreign: give a TensorBuffer, or what an earlier run on this backend kept."),
        Mistake("no_outputs", [A, B], [], "The call asks for no output. Its outputs: sum: Float32[-1, 3], product: Float32[-1, 3]."),
        Mistake("unknown_output", [A, B], [NamedTensor.KeptOutput("logits")], "The model has no output 'logits'. Its outputs: sum: Float32[-1, 3], product: Float32[-1, 3]."),
        Mistake("output_twice", [A, B], [Sum, Sum], "The output 'sum' is there twice."),
        Mistake("output_of_another_type", [A, B], [Tensors.Named("sum", new double[3], 1, 3)], "The output 'sum' has Float64 elements, the model has Float32 there."),
        Mistake("output_of_another_rank", [A, B], [Tensors.Named("sum", new float[3], 3)], "The output 'sum' has the shape [3], the model has [-1, 3] there (-1: any size)."),
        Mistake("output_too_small", [A, B], [Tensors.Named("sum", Array.Empty<float>(), 0, 3)], "The output 'sum' has a buffer of the shape [0, 3], the model gives [1, 3]: size it from the inputs, or keep the output."),
        Mistake("output_too_large", [A, B], [Tensors.Named("sum", new float[6], 2, 3)], "The output 'sum' has a buffer of the shape [2, 3], the model gives [1, 3]: size it from the inputs, or keep the output."),
        Mistake("inputs_that_contradict_each_other", [Tensors.Named("a", new float[6], 2, 3), Tensors.Named("b", new float[9], 3, 3)], [Sum], "The model failed on these tensors. Model model.onnx, inputs a: Float32[2, 3], b: Float32[3, 3], outputs sum: Float32[1, 3]."),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_is_named(NamedTensor[] inputs, NamedTensor[] outputs, string message)
    {
        using var session = ModelFolder.Load(SumAndProduct());
        var exception = Assert.Throws<ModelRunException>(() => session.Run(inputs, outputs))!;
        Assert.That(exception.Message, Does.StartWith(message));
    }

    [Test]
    public void A_shape_that_the_model_leaves_open_altogether_is_judged_by_the_model()
    {
        using var session = ModelFolder.Load(Counting());
        Assert.That(
            () => session.Run([Tensors.Named<long>("times", [5, 6], 2), Tensors.Named<float>("x", [1], 1)], [NamedTensor.KeptOutput("y")]),
            Throws.TypeOf<ModelRunException>().With.Message.Contains("times: Int64[2]").And.Message.Contains("scalar"));
    }

    [Test]
    public void Text_is_not_carried()
    {
        using var session = ModelFolder.Load(Identity(OnnxType.Text, 1));
        Assert.That(() => session.Run([Tensors.Named<float>("x", [1], 1)], [NamedTensor.KeptOutput("y")]), Throws.TypeOf<ModelRunException>().With.Message.Contains("'x' is of a type that LiveAigc does not carry"));
    }

    [Test]
    public void An_output_that_is_only_an_input_handed_through_is_refused()
    {
        using var session = ModelFolder.Load(Model(Graph(
            [Value("x", OnnxType.Float, 1)],
            [Value("x", OnnxType.Float, 1), Value("y", OnnxType.Float, 1)],
            [Node("Identity", "x", "y")])));
        Assert.That(() => session.Run([Tensors.Named<float>("x", [1], 1)], [NamedTensor.KeptOutput("x")]), Throws.TypeOf<ModelRunException>().With.Message.Contains("input of that name"));
    }

    private static TestCaseData Mistake(string name, NamedTensor[] inputs, NamedTensor[] outputs, string message) =>
        new TestCaseData(inputs, outputs, message).SetName($"{{m}}({name})");

    private sealed class Foreign : TensorValue
    {
        public override TensorElementType ElementType => TensorElementType.Float32;

        public override ReadOnlySpan<long> Shape => [1, 3];

        public override int CopyTo<T>(Span<T> destination) => 0;
    }
}

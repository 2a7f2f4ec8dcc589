using LiveAigc.Inference;

namespace LiveAigc.Comments;

/// <summary>A token classifier with attention, layer norms and a feed-forward part as exporters write it, with random weights.</summary>
internal static class TinyTransformer
{
    private const int Width = 64, Wide = 160;

    /// <param name="labels">How many.</param>
    /// <param name="idType">The inputs' type: <see cref="OnnxType.Int64"/> or <see cref="OnnxType.Int32"/>.</param>
    /// <param name="logitType">The output's type: <see cref="OnnxType.Float"/> or <see cref="OnnxType.Float16"/>.</param>
    /// <param name="dynamicInt8">Whether the feed-forward part is quantized as exporters do it dynamically.</param>
    /// <param name="tokenTypes">Whether it asks for token_type_ids.</param>
    public static byte[] Write(int labels, OnnxType idType = OnnxType.Int64, OnnxType logitType = OnnxType.Float, bool dynamicInt8 = false, bool tokenTypes = true)
    {
        var random = new Random(1);
        var weights = new List<Proto>
        {
            Weight("embedding", ClassifierFolder.Vocabulary.Length, Width), Weight("query", Width, Width), Weight("key", Width, Width), Weight("value", Width, Width),
            Weight("up", Width, Wide), Weight("down", Wide, Width), Weight("classifier", Width, labels, 8),
            TinyModel.Weight("scale", OnnxType.Float, Enumerable.Repeat(1f, Width).ToArray(), Width), TinyModel.Weight("shift", OnnxType.Float, new float[Width], Width),
            TinyModel.Weight("one", OnnxType.Float, [1f]), TinyModel.Weight("hide", OnnxType.Float, [-10_000f]), TinyModel.Weight("rows", OnnxType.Int64, [1L], 1),
            TinyModel.Weight("up8", OnnxType.Int8, [.. Enumerable.Range(0, Width * Wide).Select(_ => (sbyte)random.Next(-127, 128))], Width, Wide),
        };
        var nodes = new List<Proto>
        {
            TinyModel.Node("Gather", "embedding input_ids", "hidden"),
            TinyModel.Node("MatMul", "hidden query", "q"), TinyModel.Node("MatMul", "hidden key", "k"), TinyModel.Node("MatMul", "hidden value", "v"),
            TinyModel.Node("Transpose", "k", "kt", Ints("perm", 0, 2, 1)), TinyModel.Node("MatMul", "q kt", "scores"),
            TinyModel.Node("Cast", "attention_mask", "mask", TinyModel.IntAttribute("to", (long)OnnxType.Float)), TinyModel.Node("Sub", "one mask", "padding"),
            TinyModel.Node("Mul", "padding hide", "bias"), TinyModel.Node("Unsqueeze", "bias rows", "wideBias"), TinyModel.Node("Add", "scores wideBias", "masked"),
            TinyModel.Node("Softmax", "masked", "attention", TinyModel.IntAttribute("axis", -1)), TinyModel.Node("MatMul", "attention v", "context"),
            TinyModel.Node("Add", "hidden context", "sum"), TinyModel.Node("LayerNormalization", "sum scale shift", "normed", TinyModel.IntAttribute("axis", -1)),
        };
        nodes.AddRange(dynamicInt8
            ? [TinyModel.Node("DynamicQuantizeLinear", "normed", "q8 by zero"), TinyModel.Node("MatMulInteger", "q8 up8 zero", "up32"),
                TinyModel.Node("Cast", "up32", "upFloat", TinyModel.IntAttribute("to", (long)OnnxType.Float)), TinyModel.Node("Mul", "upFloat by", "raised")]
            : [TinyModel.Node("MatMul", "normed up", "raised")]);
        nodes.AddRange(
        [
            TinyModel.Node("Tanh", "raised", "bent"), TinyModel.Node("MatMul", "bent down", "lowered"), TinyModel.Node("Add", "normed lowered", "total"),
            TinyModel.Node("LayerNormalization", "total scale shift", "last", TinyModel.IntAttribute("axis", -1)), TinyModel.Node("MatMul", "last classifier", "scores32"),
            TinyModel.Node("Cast", "scores32", "logits", TinyModel.IntAttribute("to", (long)logitType)),
        ]);
        var inputs = new List<Proto> { TinyModel.Value("input_ids", idType, -1, -1), TinyModel.Value("attention_mask", idType, -1, -1) };
        if (tokenTypes)
            inputs.Add(TinyModel.Value("token_type_ids", idType, -1, -1));
        return TinyModel.Model(TinyModel.Graph([.. inputs], [TinyModel.Value("logits", logitType, -1, -1, labels)], [.. nodes], [.. weights]));

        Proto Weight(string name, int rows, int columns, float size = 1)
        {
            var range = size * 1.7f / MathF.Sqrt(rows);
            return TinyModel.Weight(name, OnnxType.Float, Enumerable.Range(0, rows * columns).Select(_ => ((float)random.NextDouble() - 0.5f) * 2 * range).ToArray(), rows, columns);
        }
    }

    private static Proto Ints(string name, params long[] values)
    {
        var attribute = new Proto().Text(1, name);
        foreach (var value in values)
            attribute.Int(8, value);
        return attribute.Int(20, 7);
    }
}

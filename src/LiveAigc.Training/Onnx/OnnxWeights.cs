namespace LiveAigc.Training;

/// <summary>Puts weights into a graph at a chosen precision.</summary>
internal sealed class OnnxWeights(OnnxGraph graph, WeightPrecision precision)
{
    private const int Limit = 127;
    private const byte ZeroPoint = 128;

    /// <summary>x · weights + bias, with weights [inputs, outputs].</summary>
    public string Linear(string x, string name, float[] weights, int inputs, int outputs, float[] bias)
    {
        var product = precision switch
        {
            WeightPrecision.Int8 => QuantizedProduct(x, name, weights, inputs, outputs),
            WeightPrecision.Float16 => graph.Apply("MatMul", [x, Widened(name, weights, inputs, outputs)]),
            _ => graph.Apply("MatMul", [x, graph.Constant<float>(name, weights, inputs, outputs)]),
        };
        return graph.Apply("Add", [product, graph.Constant<float>(name + ".bias", bias, outputs)]);
    }

    /// <summary>Rows of a table [rows, width] by index.</summary>
    public string Embedding(string indices, string name, float[] table, int rows, int width)
    {
        switch (precision)
        {
            // Rounding a table to 8 bits saves little and costs decisions.
            case WeightPrecision.Float16 or WeightPrecision.Int8:
                var half = graph.Constant<Half>(name, Array.ConvertAll(table, v => (Half)v), rows, width);
                return graph.Apply("Cast", [graph.Apply("Gather", [half, indices])], ("to", (long)OnnxGraph.Float));
            default:
                return graph.Apply("Gather", [graph.Constant<float>(name, table, rows, width), indices]);
        }
    }

    private string Widened(string name, float[] values, params ReadOnlySpan<long> shape) =>
        graph.Apply("Cast", [graph.Constant<Half>(name, Array.ConvertAll(values, v => (Half)v), shape)], ("to", (long)OnnxGraph.Float));

    // Each token's activations by its own scale: what stands beside it in a batch changes nothing, and one loud token does not
    // coarsen the others. Both sides unsigned: signed weights overflow 16 bits on processors without VNNI.
    private string QuantizedProduct(string x, string name, float[] weights, int inputs, int outputs)
    {
        var (values, scales) = Quantize(weights, outputs, i => i % outputs);
        var loudest = graph.Apply("ReduceMax", [graph.Apply("Abs", [x])], ("axes", (long[])[-1]), ("keepdims", 1L));
        var scale = graph.Apply("Mul", [graph.Apply("Max", [loudest, Scalar("least_scale", 1e-12f)]), Scalar("per_step", 1f / Limit)]);
        var steps = graph.Apply("Round", [graph.Apply("Div", [x, scale])]);
        var rounded = graph.Apply("Cast", [graph.Apply("Add", [steps, Scalar("zero_point", ZeroPoint)])], ("to", (long)OnnxGraph.UInt8));
        var zero = graph.Constant<byte>("zero_point.uint8", [ZeroPoint]);
        var product = graph.Apply("MatMulInteger", [rounded, graph.Constant<byte>(name + ".uint8", Unsigned(values), inputs, outputs), zero, zero]);
        var widened = graph.Apply("Mul", [graph.Apply("Cast", [product], ("to", (long)OnnxGraph.Float)), scale]);
        return graph.Apply("Mul", [widened, graph.Constant<float>(name + ".scale", scales, outputs)]);
    }

    private string Scalar(string name, float value) => graph.Constant<float>(name, [value]);

    private static byte[] Unsigned(sbyte[] values) => Array.ConvertAll(values, v => (byte)(v + ZeroPoint));

    private static (sbyte[] Values, float[] Scales) Quantize(float[] values, int groups, Func<int, int> groupOf)
    {
        var scales = new float[groups];
        for (var i = 0; i < values.Length; i++)
            scales[groupOf(i)] = Math.Max(scales[groupOf(i)], Math.Abs(values[i]) / Limit);
        var result = new sbyte[values.Length];
        for (var i = 0; i < values.Length; i++)
            result[i] = scales[groupOf(i)] is > 0 and var scale ? (sbyte)MathF.Round(values[i] / scale) : (sbyte)0;
        return (result, scales);
    }
}

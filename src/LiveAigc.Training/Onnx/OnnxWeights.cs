namespace LiveAigc.Training;

/// <summary>Puts weights into a graph at a chosen precision.</summary>
internal sealed class OnnxWeights(OnnxGraph graph, WeightPrecision precision)
{
    // 7 bits: processors without VNNI add two products in 16 bits, which 8-bit weights overflow.
    private const float QuantizedMax = 63;

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
            case WeightPrecision.Float16:
                var half = graph.Constant<Half>(name, Array.ConvertAll(table, v => (Half)v), rows, width);
                return graph.Apply("Cast", [graph.Apply("Gather", [half, indices])], ("to", (long)OnnxGraph.Float));
            case WeightPrecision.Int8:
                var (values, scales) = Quantize(table, rows, width, 127);
                var quantized = graph.Apply("Gather", [graph.Constant<sbyte>(name, values, rows, width), indices]);
                var scale = graph.Apply("Gather", [graph.Constant<float>(name + ".scale", scales, rows, 1), indices]);
                return graph.Apply("Mul", [graph.Apply("Cast", [quantized], ("to", (long)OnnxGraph.Float)), scale]);
            default:
                return graph.Apply("Gather", [graph.Constant<float>(name, table, rows, width), indices]);
        }
    }

    private string Widened(string name, float[] values, params ReadOnlySpan<long> shape) =>
        graph.Apply("Cast", [graph.Constant<Half>(name, Array.ConvertAll(values, v => (Half)v), shape)], ("to", (long)OnnxGraph.Float));

    // The pattern that ONNX Runtime fuses into one kernel; a scale for each column of the weights.
    private string QuantizedProduct(string x, string name, float[] weights, int inputs, int outputs)
    {
        var (values, scales) = Quantize(weights, inputs, outputs, QuantizedMax, byColumn: true);
        var rounded = graph.Apply("DynamicQuantizeLinear", [x], 3);
        var product = graph.Apply(
            "MatMulInteger",
            [rounded[0], graph.Constant<sbyte>(name + ".int8", values, inputs, outputs), rounded[2], graph.Constant<sbyte>(name + ".zero", new sbyte[outputs], outputs)]);
        var scale = graph.Apply("Mul", [rounded[1], graph.Constant<float>(name + ".scale", scales, outputs)]);
        return graph.Apply("Mul", [graph.Apply("Cast", [product], ("to", (long)OnnxGraph.Float)), scale]);
    }

    private static (sbyte[] Values, float[] Scales) Quantize(float[] values, int rows, int columns, float limit, bool byColumn = false)
    {
        var scales = new float[byColumn ? columns : rows];
        for (var i = 0; i < values.Length; i++)
        {
            var at = byColumn ? i % columns : i / columns;
            scales[at] = Math.Max(scales[at], Math.Abs(values[i]) / limit);
        }

        var result = new sbyte[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var scale = scales[byColumn ? i % columns : i / columns];
            result[i] = scale == 0 ? (sbyte)0 : (sbyte)MathF.Round(values[i] / scale);
        }

        return (result, scales);
    }
}

using System.Runtime.InteropServices;

namespace LiveAigc.Inference;

/// <summary>The numbers that ONNX gives its element types.</summary>
public enum OnnxType
{
    Float = 1, UInt8, Int8, UInt16, Int16, Int32, Int64, Text, Bool, Float16, Double, UInt32, UInt64, BFloat16 = 16, Int4 = 22,
}

/// <summary>ONNX models of a few nodes, made where a test needs them.</summary>
internal static class TinyModel
{
    public static byte[] Model(Proto graph, int opset = 17, int irVersion = 8) => new Proto()
        .Int(1, irVersion)
        .Message(7, graph)
        .Message(8, new Proto().Int(2, opset))
        .ToArray();

    public static Proto Graph(Proto[] inputs, Proto[] outputs, Proto[] nodes, params Proto[] weights) => new Proto()
        .Messages(1, nodes)
        .Text(2, "graph")
        .Messages(5, weights)
        .Messages(11, inputs)
        .Messages(12, outputs);

    /// <summary>A tensor's name, type and shape; -1 for an open dimension, no shape at all for null.</summary>
    public static Proto Value(string name, OnnxType type, params long[]? shape)
    {
        var tensor = new Proto().Int(1, (long)type);
        if (shape is not null)
        {
            tensor.Message(2, new Proto().Messages(1, shape.Select((dimension, index) => dimension < 0
                ? new Proto().Text(2, $"{name}_{index}")
                : new Proto().Int(1, dimension))));
        }

        return new Proto().Text(1, name).Message(2, new Proto().Message(1, tensor));
    }

    public static Proto Node(string type, string inputs, string outputs, params Proto[] attributes)
    {
        var node = new Proto();
        foreach (var input in inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            node.Text(1, input);
        foreach (var output in outputs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            node.Text(2, output);
        return node.Text(4, type).Messages(5, attributes);
    }

    public static Proto IntAttribute(string name, long value) => new Proto().Text(1, name).Int(3, value).Int(20, 2);

    public static Proto GraphAttribute(string name, Proto graph) => new Proto().Text(1, name).Message(6, graph).Int(20, 5);

    public static Proto Weight<T>(string name, OnnxType type, T[] values, params long[] shape)
        where T : unmanaged =>
        Dimensions(shape).Int(2, (long)type).Text(8, name).Bytes(9, MemoryMarshal.AsBytes<T>(values));

    public static Proto ExternalWeight(string name, string file, int bytes, params long[] shape) => Dimensions(shape)
        .Int(2, (long)OnnxType.Float)
        .Text(8, name)
        .Messages(13, new[] { ("location", file), ("offset", "0"), ("length", $"{bytes}") }.Select(pair => new Proto().Text(1, pair.Item1).Text(2, pair.Item2)))
        .Int(14, 1);

    /// <summary>y = x, of any element type.</summary>
    public static byte[] Identity(OnnxType type, params long[]? shape) => Model(Graph(
        [Value("x", type, shape)],
        [Value("y", type, shape)],
        [Node("Identity", "x", "y")]));

    /// <summary>sum = a + b and product = a · b, element by element, over [rows, 3].</summary>
    public static byte[] SumAndProduct() => Model(Graph(
        [Value("a", OnnxType.Float, -1, 3), Value("b", OnnxType.Float, -1, 3)],
        [Value("sum", OnnxType.Float, -1, 3), Value("product", OnnxType.Float, -1, 3)],
        [Node("Add", "a b", "sum"), Node("Mul", "a b", "product")]));

    /// <summary>present = past followed by next, along the rows of [rows, 4]; and its total: a key-value cache in small.</summary>
    public static byte[] Cache() => Model(Graph(
        [Value("past", OnnxType.Float, -1, 4), Value("next", OnnxType.Float, -1, 4)],
        [Value("present", OnnxType.Float, -1, 4), Value("total", OnnxType.Float)],
        [Node("Concat", "past next", "present", IntAttribute("axis", 0)), Node("ReduceSum", "present", "total", IntAttribute("keepdims", 0))]));

    /// <summary>y = x with 1 added as often as <c>times</c> says, in a loop: runs as long as wanted, and can be ended between two turns.</summary>
    public static byte[] Counting() => Model(Graph(
        [Value("times", OnnxType.Int64), Value("x", OnnxType.Float, 1)],
        [Value("y", OnnxType.Float, 1)],
        [Node("Loop", "times go x", "y", GraphAttribute("body", Graph(
            [Value("turn", OnnxType.Int64), Value("going", OnnxType.Bool), Value("before", OnnxType.Float, 1)],
            [Value("goes", OnnxType.Bool), Value("after", OnnxType.Float, 1)],
            [Node("Identity", "going", "goes"), Node("Add", "before one", "after")])))],
        Weight("go", OnnxType.Bool, [true]),
        Weight("one", OnnxType.Float, [1f], 1)));

    private static Proto Dimensions(long[] shape)
    {
        var tensor = new Proto();
        foreach (var dimension in shape)
            tensor.Int(1, dimension);
        return tensor;
    }
}

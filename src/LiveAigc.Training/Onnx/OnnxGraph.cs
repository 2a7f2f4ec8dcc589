using System.Runtime.InteropServices;

namespace LiveAigc.Training;

/// <summary>
/// A computation graph under construction, written as an ONNX model (https://onnx.ai, operator set 17). Values are known
/// by name; every operator's method gives the name of its result.
/// </summary>
internal sealed class OnnxGraph
{
    public const int Float = 1, Int8 = 3, UInt8 = 2, Int64 = 7, Float16 = 10;
    private const int OperatorSet = 17;
    private readonly List<ProtoMessage> _nodes = [];
    private readonly Dictionary<string, ProtoMessage> _constants = [];
    private readonly List<ProtoMessage> _inputs = [];
    private readonly List<ProtoMessage> _outputs = [];
    private int _names;

    /// <summary>Declares an input; an axis is a size or, as a name, open.</summary>
    public string Input(string name, int type, params object[] shape)
    {
        _inputs.Add(Declared(name, type, shape));
        return name;
    }

    /// <summary>Declares that a value is an output under a name of its own.</summary>
    public void Output(string name, string value, int type, params object[] shape)
    {
        _nodes.Add(Node("Identity", [value], [name]));
        _outputs.Add(Declared(name, type, shape));
    }

    /// <summary>A constant tensor.</summary>
    public string Constant<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (_constants.ContainsKey(name))
            return name;
        var tensor = new ProtoMessage();
        foreach (var dimension in shape)
            tensor.Int(1, dimension);
        var type = typeof(T) == typeof(float) ? Float
            : typeof(T) == typeof(long) ? Int64
            : typeof(T) == typeof(sbyte) ? Int8
            : typeof(T) == typeof(byte) ? UInt8
            : typeof(T) == typeof(Half) ? Float16
            : throw new NotSupportedException($"No constant of {typeof(T).Name}.");
        tensor.Int(2, type).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(values));
        _constants.Add(name, tensor);
        return name;
    }

    /// <summary>An operator with one result.</summary>
    public string Apply(string op, IEnumerable<string> inputs, params (string Name, object Value)[] attributes) =>
        Apply(op, inputs, 1, attributes)[0];

    /// <summary>An operator with several results.</summary>
    public string[] Apply(string op, IEnumerable<string> inputs, int results, params (string Name, object Value)[] attributes)
    {
        var names = Enumerable.Range(0, results).Select(_ => $"{op}_{_names++}").ToArray();
        _nodes.Add(Node(op, inputs, names, attributes));
        return names;
    }

    /// <summary>Writes the model; the file appears whole or not at all.</summary>
    public void Write(string path, string name, IReadOnlyDictionary<string, string> metadata)
    {
        var graph = new ProtoMessage();
        foreach (var node in _nodes)
            graph.Message(1, node);
        graph.Text(2, name);
        foreach (var constant in _constants.Values)
            graph.Message(5, constant);
        foreach (var input in _inputs)
            graph.Message(11, input);
        foreach (var output in _outputs)
            graph.Message(12, output);

        var model = new ProtoMessage().Int(1, 8).Text(2, "LiveAigc.Training").Message(7, graph)
            .Message(8, new ProtoMessage().Text(1, "").Int(2, OperatorSet));
        foreach (var (key, value) in metadata)
            model.Message(14, new ProtoMessage().Text(1, key).Text(2, value));

        var partial = path + ".tmp";
        using (var file = File.Create(partial))
            file.Write(model.Span);
        File.Move(partial, path, overwrite: true);
    }

    private ProtoMessage Node(string op, IEnumerable<string> inputs, IEnumerable<string> outputs, params (string Name, object Value)[] attributes)
    {
        var node = new ProtoMessage();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(3, $"{op}/{_nodes.Count}").Text(4, op);
        foreach (var (name, value) in attributes)
            node.Message(5, Attribute(name, value));
        return node;
    }

    private static ProtoMessage Attribute(string name, object value)
    {
        var attribute = new ProtoMessage().Text(1, name);
        switch (value)
        {
            case float number:
                return attribute.Float(2, number).Int(20, 1);
            case long number:
                return attribute.Int(3, number).Int(20, 2);
            case long[] numbers:
                foreach (var number in numbers)
                    attribute.Int(8, number);
                return attribute.Int(20, 7);
            default:
                throw new NotSupportedException($"No attribute of {value.GetType().Name}.");
        }
    }

    private static ProtoMessage Declared(string name, int type, object[] shape)
    {
        var dimensions = new ProtoMessage();
        foreach (var axis in shape)
            dimensions.Message(1, axis is string open ? new ProtoMessage().Text(2, open) : new ProtoMessage().Int(1, Convert.ToInt64(axis, System.Globalization.CultureInfo.InvariantCulture)));
        var tensor = new ProtoMessage().Int(1, type).Message(2, dimensions);
        return new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, tensor));
    }
}

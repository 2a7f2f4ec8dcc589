using Names = LiveAigc.Training.BertEncoder.Names;

namespace LiveAigc.Training;

/// <summary>The computation of <see cref="TokenClassifier"/> as an ONNX graph.</summary>
internal sealed class BertGraph
{
    private readonly EncoderConfig _config;
    private readonly int _labels;
    private readonly IReadOnlyDictionary<string, float[]> _values;
    private readonly OnnxGraph _graph = new();
    private readonly OnnxWeights _weights;
    private readonly OnnxWeights _firstProduct;

    public BertGraph(EncoderConfig config, int labels, IReadOnlyDictionary<string, float[]> weights, WeightPrecision precision)
    {
        _config = config;
        _labels = labels;
        _values = weights;
        _weights = new OnnxWeights(_graph, precision);
        // What is rounded first is carried through all layers: this one product in 16 bits halves the decisions that 8 bits change.
        _firstProduct = precision == WeightPrecision.Int8 ? new OnnxWeights(_graph, WeightPrecision.Float16) : _weights;
    }

    public OnnxGraph Build()
    {
        const string Batch = "batch_size", Length = "sequence_length";
        var ids = _graph.Input("input_ids", OnnxGraph.Int64, Batch, Length);
        var mask = _graph.Input("attention_mask", OnnxGraph.Int64, Batch, Length);
        var types = _graph.Input("token_type_ids", OnnxGraph.Int64, Batch, Length);
        var bias = AttentionBias(mask);
        var x = Embeddings(ids, types);
        for (var layer = 0; layer < _config.Layers; layer++)
            x = Layer(x, bias, Names.Layer(layer), layer == 0 ? _firstProduct : _weights);
        var logits = new OnnxWeights(_graph, WeightPrecision.Float32).Linear(x, "classifier", Transposed("classifier.weight", _labels, _config.HiddenSize), _config.HiddenSize, _labels, _values["classifier.bias"]);
        _graph.Output("logits", logits, OnnxGraph.Float, Batch, Length, _labels);
        return _graph;
    }

    // 0 where a token counts, the smallest float where it is padding: its weight after soft-max is exactly 0.
    private string AttentionBias(string mask)
    {
        var padding = _graph.Apply("Sub", [Scalar("one", 1), _graph.Apply("Cast", [mask], ("to", (long)OnnxGraph.Float))]);
        var bias = _graph.Apply("Mul", [padding, Scalar("least", float.MinValue)]);
        return _graph.Apply("Unsqueeze", [bias, _graph.Constant<long>("axes_1_2", [1, 2], 2)]);
    }

    private string Embeddings(string ids, string types)
    {
        var words = Table(ids, Names.WordEmbeddings, _config.VocabularySize);
        var segments = Table(types, Names.TokenTypeEmbeddings, _config.TokenTypes);
        var length = _graph.Apply(
            "Gather", [_graph.Apply("Shape", [ids]), _graph.Constant<long>("axis_1", [1])]);
        var places = _graph.Apply("Range", [_graph.Constant<long>("from", [0]), length, _graph.Constant<long>("step", [1])]);
        var positions = Table(places, Names.PositionEmbeddings, _config.MaxPositions);
        return Norm(_graph.Apply("Add", [_graph.Apply("Add", [words, segments]), positions]), Names.EmbeddingNorm);
    }

    private string Layer(string x, string bias, string name, OnnxWeights first)
    {
        int width = _config.HiddenSize, inner = _config.IntermediateSize;
        var parts = _graph.Apply("Split", [QueryKeyValue(x, name, first)], 3, ("axis", -1L));
        var query = Heads(parts[0], 0, 2, 1, 3);
        var key = Heads(parts[1], 0, 2, 3, 1);
        var value = Heads(parts[2], 0, 2, 1, 3);
        var scores = _graph.Apply("Add", [_graph.Apply("MatMul", [query, key]), bias]);
        var attended = _graph.Apply("MatMul", [_graph.Apply("Softmax", [scores], ("axis", -1L)), value]);
        attended = _graph.Apply("Transpose", [attended], ("perm", (long[])[0, 2, 1, 3]));
        attended = _graph.Apply("Reshape", [attended, _graph.Constant<long>("joined", [0, 0, width], 3)]);
        x = Norm(_graph.Apply("Add", [x, Linear(attended, name + Names.AttentionOutput, width, width)]), name + Names.AttentionNorm);
        var hidden = Gelu(Linear(x, name + Names.Intermediate, width, inner));
        return Norm(_graph.Apply("Add", [x, Linear(hidden, name + Names.Output, inner, width)]), name + Names.OutputNorm);
    }

    // One product for all three; the scale of attention, 1/√(head size), goes into the query's weights.
    private string QueryKeyValue(string x, string name, OnnxWeights form)
    {
        var width = _config.HiddenSize;
        var scale = 1 / MathF.Sqrt(_config.HeadSize);
        var weights = new float[width * 3 * width];
        var bias = new float[3 * width];
        string[] parts = [Names.Query, Names.Key, Names.Value];
        for (var part = 0; part < 3; part++)
        {
            var factor = part == 0 ? scale : 1;
            var source = Transposed(name + parts[part] + ".weight", width, width);
            for (var row = 0; row < width; row++)
            {
                for (var column = 0; column < width; column++)
                    weights[(row * 3 * width) + (part * width) + column] = source[(row * width) + column] * factor;
            }

            for (var i = 0; i < width; i++)
                bias[(part * width) + i] = _values[name + parts[part] + ".bias"][i] * factor;
        }

        return form.Linear(x, name + "attention.self.qkv", weights, width, 3 * width, bias);
    }

    private string Heads(string x, params long[] order)
    {
        var split = _graph.Apply("Reshape", [x, _graph.Constant<long>("heads", [0, 0, _config.Heads, _config.HeadSize], 4)]);
        return _graph.Apply("Transpose", [split], ("perm", order));
    }

    private string Linear(string x, string name, int inputs, int outputs) =>
        _weights.Linear(x, name, Transposed(name + ".weight", outputs, inputs), inputs, outputs, _values[name + ".bias"]);

    private string Table(string indices, string name, int rows) =>
        _weights.Embedding(indices, name, _values[name], rows, _config.HiddenSize);

    private string Norm(string x, string name) =>
        _graph.Apply(
            "LayerNormalization",
            [x, _graph.Constant<float>(name + ".weight", _values[name + ".weight"], _config.HiddenSize), _graph.Constant<float>(name + ".bias", _values[name + ".bias"], _config.HiddenSize)],
            ("axis", -1L), ("epsilon", (float)_config.LayerNormEpsilon));

    // x · ½(1 + erf(x/√2)): torch's exact form, spelt in operators that runtimes fuse.
    private string Gelu(string x)
    {
        var erf = _graph.Apply("Erf", [_graph.Apply("Div", [x, Scalar("sqrt2", MathF.Sqrt(2))])]);
        var both = _graph.Apply("Mul", [x, _graph.Apply("Add", [erf, Scalar("one", 1)])]);
        return _graph.Apply("Mul", [both, Scalar("half", 0.5f)]);
    }

    private string Scalar(string name, float value) => _graph.Constant<float>(name, [value]);

    private float[] Transposed(string name, int rows, int columns)
    {
        var source = _values[name];
        var result = new float[source.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                result[(column * rows) + row] = source[(row * columns) + column];
        }

        return result;
    }
}

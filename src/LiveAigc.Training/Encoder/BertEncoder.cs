using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace LiveAigc.Training;

/// <summary>
/// The encoder of Devlin et al., "BERT" (2019): post-norm transformer layers with GELU. Weight names are those of a
/// Hugging Face <c>BertModel</c>, so that a checkpoint is readable elsewhere.
/// </summary>
internal sealed class BertEncoder
{
    private readonly Weights _weights;
    private readonly EncoderConfig _config;

    public BertEncoder(EncoderConfig config, Weights weights)
    {
        config.Validate();
        _config = config;
        _weights = weights;
        long width = config.HiddenSize, inner = config.IntermediateSize;
        weights.Embedding(Names.WordEmbeddings, config.VocabularySize, width);
        weights.Embedding(Names.PositionEmbeddings, config.MaxPositions, width);
        weights.Embedding(Names.TokenTypeEmbeddings, config.TokenTypes, width);
        AddNorm(Names.EmbeddingNorm, width);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            foreach (var part in (string[])[Names.Query, Names.Key, Names.Value, Names.AttentionOutput])
                AddLinear(Names.Layer(layer) + part, width, width);
            AddNorm(Names.Layer(layer) + Names.AttentionNorm, width);
            AddLinear(Names.Layer(layer) + Names.Intermediate, inner, width);
            AddLinear(Names.Layer(layer) + Names.Output, width, inner);
            AddNorm(Names.Layer(layer) + Names.OutputNorm, width);
        }

        LocalHeads.Initialize(weights, config);
    }

    public EncoderConfig Config => _config;

    /// <summary>Runs the encoder.</summary>
    /// <param name="ids">int64 [batch, length].</param>
    /// <param name="keep">Boolean [batch, length], true where a token is no padding; null when there is none.</param>
    /// <param name="type">Precision of the activations; weights stay float32.</param>
    /// <param name="dropout">Applied to the embeddings and after each half layer; null when not training.</param>
    /// <returns>[batch, length, hidden] of <paramref name="type"/>.</returns>
    public Tensor Forward(Tensor ids, Tensor? keep, ScalarType type, DropoutMasks? dropout)
    {
        var mask = keep?.unsqueeze(1).unsqueeze(1);
        var x = Embed(ids, type, dropout);
        for (var layer = 0; layer < _config.Layers; layer++)
            x = Layer(x, mask, Names.Layer(layer), dropout);
        return x;
    }

    internal Tensor Linear(Tensor x, string name) =>
        linear(x, _weights[name + ".weight"].to_type(x.dtype), _weights[name + ".bias"].to_type(x.dtype));

    internal Tensor Norm(Tensor x, string name) =>
        layer_norm(x, [_config.HiddenSize], _weights[name + ".weight"].to_type(x.dtype), _weights[name + ".bias"].to_type(x.dtype), _config.LayerNormEpsilon);

    internal void AddLinear(string name, long outputs, long inputs)
    {
        _weights.Matrix(name + ".weight", outputs, inputs);
        _weights.Zeros(name + ".bias", outputs);
    }

    internal void AddNorm(string name, long width)
    {
        _weights.Ones(name + ".weight", width);
        _weights.Zeros(name + ".bias", width);
    }

    private Tensor Embed(Tensor ids, ScalarType type, DropoutMasks? dropout)
    {
        // Segments are all 0: the encoder reads one text at a time.
        var positions = _weights[Names.PositionEmbeddings].narrow(0, 0, ids.shape[1]) + _weights[Names.TokenTypeEmbeddings].narrow(0, 0, 1);
        var words = _weights[Names.WordEmbeddings].index_select(0, ids.view(-1)).view(ids.shape[0], ids.shape[1], _config.HiddenSize);
        var x = (words + positions).to_type(type);
        return Dropped(Norm(x, Names.EmbeddingNorm), dropout);
    }

    private Tensor Layer(Tensor x, Tensor? mask, string name, DropoutMasks? dropout)
    {
        long batch = x.shape[0], length = x.shape[1], heads = _config.Heads, size = _config.HeadSize;

        // One product for query, key and value.
        var weight = cat([_weights[name + Names.Query + ".weight"], _weights[name + Names.Key + ".weight"], _weights[name + Names.Value + ".weight"]]).to_type(x.dtype);
        var bias = cat([_weights[name + Names.Query + ".bias"], _weights[name + Names.Key + ".bias"], _weights[name + Names.Value + ".bias"]]).to_type(x.dtype);
        var parts = linear(x, weight, bias).view(batch, length, 3, heads, size).permute(2, 0, 3, 1, 4).unbind(0);
        var attended = scaled_dot_product_attention(parts[0], parts[1], parts[2], mask, 0, false)
            .transpose(1, 2).reshape(batch, length, heads * size);
        x = Norm(x + Dropped(Linear(attended, name + Names.AttentionOutput), dropout), name + Names.AttentionNorm);
        var inner = Linear(gelu(Linear(x, name + Names.Intermediate)), name + Names.Output);
        return Norm(x + Dropped(inner, dropout), name + Names.OutputNorm);
    }

    private static Tensor Dropped(Tensor x, DropoutMasks? dropout) => dropout is null ? x : dropout.Apply(x);

    /// <summary>Hugging Face's names of the weights.</summary>
    internal static class Names
    {
        public const string WordEmbeddings = "bert.embeddings.word_embeddings.weight";
        public const string PositionEmbeddings = "bert.embeddings.position_embeddings.weight";
        public const string TokenTypeEmbeddings = "bert.embeddings.token_type_embeddings.weight";
        public const string EmbeddingNorm = "bert.embeddings.LayerNorm";
        public const string Query = "attention.self.query";
        public const string Key = "attention.self.key";
        public const string Value = "attention.self.value";
        public const string AttentionOutput = "attention.output.dense";
        public const string AttentionNorm = "attention.output.LayerNorm";
        public const string Intermediate = "intermediate.dense";
        public const string Output = "output.dense";
        public const string OutputNorm = "output.LayerNorm";

        public static string Layer(int index) => $"bert.encoder.layer.{index}.";
    }
}

using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace LiveAigc.Training;

/// <summary>An encoder with BERT's head for guessing hidden tokens; the output matrix is the word embeddings.</summary>
internal sealed class MaskedLanguageModel : IDisposable
{
    private const string Dense = "cls.predictions.transform.dense";
    private const string DenseNorm = "cls.predictions.transform.LayerNorm";
    private const string Bias = "cls.predictions.bias";
    private readonly BertEncoder _encoder;

    public MaskedLanguageModel(EncoderConfig config, int seed)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed, CPU);
        Weights = new Weights(generator);
        _encoder = new BertEncoder(config, Weights);
        _encoder.AddLinear(Dense, config.HiddenSize, config.HiddenSize);
        _encoder.AddNorm(DenseNorm, config.HiddenSize);
        Weights.Zeros(Bias, config.VocabularySize);
    }

    public Weights Weights { get; }

    /// <summary>Mean cross entropy of the hidden tokens, in nats.</summary>
    /// <param name="ids">int64 [batch, length].</param>
    /// <param name="places">int64 [n]: where the hidden tokens stand in the flattened batch.</param>
    /// <param name="answers">int64 [n].</param>
    /// <param name="type">Precision of the activations.</param>
    /// <param name="dropout">Null when not training.</param>
    public Tensor Loss(Tensor ids, Tensor places, Tensor answers, ScalarType type, DropoutMasks? dropout)
    {
        var hidden = _encoder.Forward(ids, null, type, dropout).view(-1, _encoder.Config.HiddenSize).index_select(0, places);
        var x = _encoder.Norm(gelu(_encoder.Linear(hidden, Dense)), DenseNorm);
        var logits = linear(x, Weights[BertEncoder.Names.WordEmbeddings].to_type(type), Weights[Bias].to_type(type));
        return cross_entropy(logits.to_type(ScalarType.Float32), answers);
    }

    public void Dispose() => Weights.Dispose();
}

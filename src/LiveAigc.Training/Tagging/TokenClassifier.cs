using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>An encoder with one linear layer on every token: Hugging Face's <c>BertForTokenClassification</c>.</summary>
internal sealed class TokenClassifier : IDisposable
{
    private const string Head = "classifier";
    private readonly BertEncoder _encoder;

    public TokenClassifier(EncoderConfig config, int labels, int seed)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed, CPU);
        Weights = new Weights(generator);
        _encoder = new BertEncoder(config, Weights);
        _encoder.AddLinear(Head, labels, config.HiddenSize);
    }

    public Weights Weights { get; }

    /// <summary>The classifier's bias [labels].</summary>
    public Tensor OutputBias => Weights[Head + ".bias"];

    public EncoderConfig Config => _encoder.Config;

    /// <summary>Logits [batch, length, labels], float32.</summary>
    public Tensor Forward(Tensor ids, Tensor? keep, ScalarType type, DropoutMasks? dropout)
    {
        var hidden = _encoder.Forward(ids, keep, type, dropout);
        return _encoder.Linear(dropout?.Apply(hidden) ?? hidden, Head).to_type(ScalarType.Float32);
    }

    public void Dispose() => Weights.Dispose();
}

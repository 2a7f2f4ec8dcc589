using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>AdamW (Loshchilov and Hutter, 2019): decay on matrices, none on biases and norms; gradients clipped to norm 1.</summary>
internal sealed class Optimizer : IDisposable
{
    private readonly AdamW _adam;
    private readonly Parameter[] _parameters;

    public Optimizer(Weights weights, double decay, double beta2 = 0.999)
    {
        _parameters = weights.All.Select(w => w.Value).ToArray();
        var matrices = weights.All.Where(w => w.Value.shape.Length > 1 && !w.Key.Contains("embeddings", StringComparison.Ordinal)).Select(w => w.Value).ToArray();
        var others = _parameters.Except(matrices).ToArray();
        _adam = optim.AdamW(
            [
                new AdamW.ParamGroup(matrices, new AdamW.Options { weight_decay = decay, beta1 = 0.9, beta2 = beta2, eps = 1e-8 }),
                new AdamW.ParamGroup(others, new AdamW.Options { weight_decay = 0, beta1 = 0.9, beta2 = beta2, eps = 1e-8 }),
            ],
            lr: 1e-3, beta1: 0.9, beta2: beta2, eps: 1e-8, weight_decay: decay);
    }

    /// <summary>Takes a step on the gradients of <paramref name="loss"/>.</summary>
    public void Step(Tensor loss, double learningRate)
    {
        _adam.zero_grad();
        loss.backward();
        nn.utils.clip_grad_norm_(_parameters.Where(p => p.grad is not null), 1.0);
        foreach (var group in _adam.ParamGroups)
            group.LearningRate = learningRate;
        _adam.step();
    }

    public void Save(string path) => _adam.save_state_dict(path);

    public void Load(string path) => _adam.load_state_dict(path);

    public void Dispose() => _adam.Dispose();
}

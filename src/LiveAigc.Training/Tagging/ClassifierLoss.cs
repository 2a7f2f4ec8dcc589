using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>Cross entropy over the labels that count, by label weight and text weight.</summary>
internal sealed class ClassifierLoss
{
    private readonly float[] _labelWeights;

    /// <param name="texts">To count labels in.</param>
    /// <param name="labels">How many labels there are.</param>
    /// <param name="power">Weight of a label = (mean count / its count) ^ power.</param>
    public ClassifierLoss(IEnumerable<AlignedText> texts, int labels, double power)
    {
        var counts = new long[labels];
        foreach (var label in texts.SelectMany(t => t.Labels))
        {
            if (label >= 0)
                counts[label]++;
        }

        var mean = Math.Max(1, counts.Average());
        _labelWeights = counts.Select(c => (float)Math.Pow(mean / Math.Max(1, c), power)).ToArray();
    }

    public Tensor Of(Tensor logits, ClassifierBatch batch)
    {
        var labels = batch.Labels.view(-1);
        var losses = nn.functional.cross_entropy(
            logits.view(-1, _labelWeights.Length), labels, tensor(_labelWeights), LabelAligner.Ignored, nn.Reduction.None);
        var weights = tensor(batch.Texts.Select(t => t.Weight).ToArray()).unsqueeze(1).expand(batch.Ids.shape).reshape(-1)
            * labels.ne(LabelAligner.Ignored).to_type(ScalarType.Float32);
        return (losses * weights).sum() / weights.sum().clamp_min(1e-6);
    }
}

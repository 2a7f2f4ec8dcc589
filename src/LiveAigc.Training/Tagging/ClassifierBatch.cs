using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>Texts padded to one length, as tensors.</summary>
internal sealed class ClassifierBatch
{
    public ClassifierBatch(IReadOnlyList<AlignedText> texts, int padId)
    {
        Texts = texts;
        var length = texts.Max(t => t.Ids.Length);
        var ids = new long[texts.Count * length];
        var labels = new long[ids.Length];
        var keep = new bool[ids.Length];
        Array.Fill(ids, padId);
        Array.Fill(labels, LabelAligner.Ignored);
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = 0; j < texts[i].Ids.Length; j++)
            {
                ids[(i * length) + j] = texts[i].Ids[j];
                labels[(i * length) + j] = texts[i].Labels[j];
                keep[(i * length) + j] = true;
            }
        }

        Ids = tensor(ids, [texts.Count, length]);
        Labels = tensor(labels, [texts.Count, length]);
        Keep = tensor(keep, [texts.Count, length]);
        Tokens = texts.Sum(t => t.Ids.Length);
    }

    public IReadOnlyList<AlignedText> Texts { get; }

    public Tensor Ids { get; }

    public Tensor Labels { get; }

    public Tensor Keep { get; }

    public int Tokens { get; }

    /// <summary>Cuts texts into batches of like lengths, the batches in random order.</summary>
    public static IReadOnlyList<AlignedText[]> Cut(IReadOnlyList<AlignedText> texts, int size, Random random)
    {
        var order = texts.ToArray();
        random.Shuffle(order);
        var batches = order.Chunk(size * 16)
            .SelectMany(chunk => chunk.OrderBy(t => t.Ids.Length).Chunk(size))
            .ToArray();
        random.Shuffle(batches);
        return batches;
    }
}

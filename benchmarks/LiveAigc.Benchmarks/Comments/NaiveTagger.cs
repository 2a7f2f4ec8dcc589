using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>
/// A tagger as samples show it: new tensors for each run, the best label of each token. Two things are better than in most
/// samples: it cuts texts with our tokenizer, and makes no spans, which costs it nothing.
/// </summary>
internal sealed class NaiveTagger(InferenceSession session, WordPieceTokenizer tokenizer) : IDisposable
{
    /// <summary>Tags texts in one run.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="length">To how many tokens each is padded; as many as the longest has where it is <see langword="null"/>.</param>
    /// <returns>How many tokens are in spans.</returns>
    public int Tag(string[] texts, int? length = null)
    {
        var encoded = texts.Select(text => Rows.Encode(tokenizer, text)).ToArray();
        var rows = new Rows(encoded, length ?? (encoded.Max(ids => ids.Length) + 2), tokenizer);
        var inputs = session.InputNames.Select(name => NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(rows[name], [(int)rows.Shape[0], (int)rows.Shape[1]]))).ToList();
        using var results = session.Run(inputs);
        var logits = results[0].AsEnumerable<float>().ToArray();
        var labels = logits.Length / rows["input_ids"].Length;
        var tagged = 0;
        for (var row = 0; row < texts.Length; row++)
        {
            for (var token = 1; token <= encoded[row].Length; token++)
                tagged += TensorPrimitives.IndexOfMax<float>(logits.AsSpan(((row * (int)rows.Shape[1]) + token) * labels, labels)) > 0 ? 1 : 0;
        }

        return tagged;
    }

    public void Dispose() => session.Dispose();
}

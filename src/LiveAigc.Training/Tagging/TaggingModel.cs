using LiveAigc.Evaluation;
using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>A trained classifier as the trainer left it, before any export.</summary>
public static class TaggingModel
{
    /// <summary>Tags texts in float32 with a folder that <see cref="TokenClassificationTrainer"/> wrote.</summary>
    /// <param name="folder">The trained classifier.</param>
    /// <param name="texts">The texts; their own spans are not looked at.</param>
    /// <returns>The spans of each text, in order, without those below the confidence that the folder names.</returns>
    /// <exception cref="ModelLoadException">The folder holds no trained classifier.</exception>
    public static IReadOnlyList<IReadOnlyList<TagSpan>> Predict(string folder, IReadOnlyList<TaggedText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        using var loaded = Load(folder, out var labels);
        var scorer = new TaggingScorer(loaded, new SpanDecoder(labels), WordPieceTokenizer.Load(folder)) { MinConfidence = ModelFolder.ReadMinConfidence(folder) };
        return scorer.Predict(texts);
    }

    /// <summary>
    /// Finds the confidence below which spans are better left out, where the texts' span F1 is highest, and writes it into the
    /// folder: <see cref="Predict"/>, the exporter and the serving tagger keep to it. The trainer has done it already with its
    /// development texts; do it again for texts of another kind.
    /// </summary>
    /// <param name="folder">The trained classifier.</param>
    /// <param name="development">Texts that were not trained on.</param>
    /// <returns>The confidence, 0 to 1; 0 where leaving out does not help.</returns>
    /// <exception cref="ModelLoadException">The folder holds no trained classifier.</exception>
    public static float TuneMinConfidence(string folder, IReadOnlyList<TaggedText> development)
    {
        ArgumentNullException.ThrowIfNull(development);
        using var loaded = Load(folder, out var labels);
        var best = MinConfidence.Best(new TaggingScorer(loaded, new SpanDecoder(labels), WordPieceTokenizer.Load(folder)), development);
        ModelFolder.WriteMinConfidence(folder, best);
        return best;
    }

    /// <summary>Writes the confidence below which spans are left out, where another balance is wanted than <see cref="TuneMinConfidence"/> finds.</summary>
    /// <param name="folder">The trained classifier.</param>
    /// <param name="confidence">0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is outside that range.</exception>
    public static void SetMinConfidence(string folder, float confidence)
    {
        if (!(confidence is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Give a probability, 0 to 1.");
        ModelFolder.WriteMinConfidence(folder, confidence);
    }

    /// <summary>Logits [texts.Count][tokens × labels] of texts one by one, for comparison with an export.</summary>
    internal static IReadOnlyList<float[]> Logits(string folder, IEnumerable<long[]> rows)
    {
        using var loaded = Load(folder, out TokenLabels _);
        using var noGradients = no_grad();
        return rows.Select(row =>
        {
            using var scope = NewDisposeScope();
            return loaded.Forward(tensor(row, [1, row.Length]), null, ScalarType.Float32, null).contiguous().data<float>().ToArray();
        }).ToArray();
    }

    private static TokenClassifier Load(string folder, out TokenLabels labels)
    {
        TorchRuntime.Initialize();
        labels = new TokenLabels(ModelFolder.ReadLabels(folder));
        var model = new TokenClassifier(ModelFolder.ReadConfig(folder), labels.Count, seed: 0);
        using var scope = NewDisposeScope();
        var missing = model.Weights.CopyFrom(SafeTensors.Read(ModelFolder.WeightsOf(folder)));
        if (missing.Count == 0)
            return model;
        model.Dispose();
        throw new ModelLoadException(folder, $"The weights in {folder} have no fitting {missing[0]}.");
    }
}

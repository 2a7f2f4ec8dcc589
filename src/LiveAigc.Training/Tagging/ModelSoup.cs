using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>
/// Averages the weights of classifiers that were fine-tuned from one encoder with one seed of the new head, by other data order, noise or rates
/// (a model soup, Wortsman et al. 2022): often better than each, at the cost of one.
/// </summary>
public static class ModelSoup
{
    /// <summary>Writes the average as a folder like those that <see cref="TokenClassificationTrainer"/> writes.</summary>
    /// <param name="folders">Two or more trained classifiers of the same sizes, vocabulary and labels.</param>
    /// <param name="development">Texts that were not trained on: the balance of "O" and the least confidence are tuned on them anew.</param>
    /// <param name="outputFolder">Another folder.</param>
    /// <exception cref="ArgumentException">Fewer than two folders.</exception>
    /// <exception cref="ModelLoadException">A folder holds no classifier, or one that does not go with the first.</exception>
    public static void Write(IReadOnlyList<string> folders, IReadOnlyList<TaggedText> development, string outputFolder)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(development);
        if (folders.Count < 2)
            throw new ArgumentException($"An average needs two classifiers or more; got {folders.Count}.", nameof(folders));
        TorchRuntime.Initialize();
        var tokenizer = WordPieceTokenizer.Load(folders[0]);
        var labels = ModelFolder.ReadLabels(folders[0]);
        var config = ModelFolder.ReadConfig(folders[0]);
        foreach (var other in folders.Skip(1))
        {
            if (!ModelFolder.ReadLabels(other).SequenceEqual(labels) || ModelFolder.ReadConfig(other) != config || !WordPieceTokenizer.Load(other).Vocabulary.SequenceEqual(tokenizer.Vocabulary))
                throw new ModelLoadException(other, $"The classifier in {other} has other labels, sizes or vocabulary than that in {folders[0]}.");
        }

        using var model = new TokenClassifier(config, labels.Count, seed: 0);
        using (NewDisposeScope())
            model.Weights.CopyFrom(Average(folders));
        var scorer = new TaggingScorer(model, new SpanDecoder(new TokenLabels(labels)), tokenizer);
        OutsideBias.Tune(model, scorer, development);
        ModelFolder.WriteClassifier(outputFolder, config, tokenizer, labels);
        SafeTensors.Write(ModelFolder.WeightsOf(outputFolder), model.Weights.Tensors);
        ModelFolder.WriteMinConfidence(outputFolder, MinConfidence.Best(scorer, development));
    }

    private static Dictionary<string, Tensor> Average(IReadOnlyList<string> folders)
    {
        var all = folders.Select(f => SafeTensors.Read(ModelFolder.WeightsOf(f))).ToArray();
        return all[0].ToDictionary(w => w.Key, w => all.Skip(1).Aggregate(w.Value, (sum, other) => sum + other[w.Key]) / all.Length);
    }
}

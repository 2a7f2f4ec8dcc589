using System.Globalization;

namespace LiveAigc.Training;

/// <summary>
/// Writes a trained token classifier as ONNX in the layout that Hugging Face's exporter gives: inputs
/// <c>input_ids</c>, <c>attention_mask</c>, <c>token_type_ids</c> (int64 [batch, sequence]), output <c>logits</c>
/// (float32 [batch, sequence, labels]), beside config.json and vocab.txt. Only plain operators are used, so that every
/// execution provider can run it.
/// </summary>
public static class ClassifierExporter
{
    /// <summary>Exports a folder that <see cref="TokenClassificationTrainer"/> wrote.</summary>
    /// <param name="modelFolder">The trained classifier.</param>
    /// <param name="outputFolder">Gets the model file, config.json, vocab.txt and tokenizer_config.json; may be <paramref name="modelFolder"/>.</param>
    /// <param name="precision">How weights are stored.</param>
    /// <param name="fileName">The model file's name.</param>
    /// <returns>The model file's path.</returns>
    /// <exception cref="ModelLoadException">The folder holds no trained classifier.</exception>
    public static string Export(string modelFolder, string outputFolder, WeightPrecision precision = WeightPrecision.Float32, string fileName = "model.onnx")
    {
        TorchRuntime.Initialize();
        var config = ModelFolder.ReadConfig(modelFolder);
        var labels = ModelFolder.ReadLabels(modelFolder);
        var weights = SafeTensors.ReadFloats(ModelFolder.WeightsOf(modelFolder));
        Directory.CreateDirectory(outputFolder);
        if (Path.GetFullPath(modelFolder) != Path.GetFullPath(outputFolder))
        {
            foreach (var file in (string[])["config.json", "vocab.txt", "tokenizer_config.json"])
                File.Copy(Path.Combine(modelFolder, file), Path.Combine(outputFolder, file), overwrite: true);
        }

        var path = Path.Combine(outputFolder, fileName);
        new BertGraph(config, labels.Count, weights, precision).Build().Write(path, "BertForTokenClassification", new Dictionary<string, string>
        {
            ["task"] = "token-classification",
            ["labels"] = string.Join(',', labels),
            ["weights"] = precision.ToString(),
            ["max_positions"] = config.MaxPositions.ToString(CultureInfo.InvariantCulture),
        });
        return path;
    }
}

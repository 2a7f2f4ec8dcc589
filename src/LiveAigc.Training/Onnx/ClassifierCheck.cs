namespace LiveAigc.Training;

/// <summary>Compares an exported classifier with the trained one.</summary>
public static class ClassifierCheck
{
    /// <summary>The largest difference between a logit of the export and the trainer's, over texts one by one.</summary>
    /// <param name="modelFolder">The folder that <see cref="TokenClassificationTrainer"/> wrote.</param>
    /// <param name="modelFile">The exported model.</param>
    /// <param name="texts">The texts; of one longer than the encoder's positions, the first part.</param>
    /// <param name="sessions">Loads the export.</param>
    /// <returns>0 or more; a float32 export stays below 1e-4.</returns>
    /// <exception cref="ModelLoadException">A model cannot be loaded.</exception>
    public static double LargestDifference(string modelFolder, string modelFile, IEnumerable<string> texts, IModelSessionFactory sessions)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(sessions);
        var tokenizer = WordPieceTokenizer.Load(modelFolder);
        var longest = ModelFolder.ReadConfig(modelFolder).MaxPositions;
        var labels = ModelFolder.ReadLabels(modelFolder).Count;
        var rows = texts.Select(text => Row(tokenizer, text, longest)).ToArray();
        using var session = sessions.Load(modelFile);
        return rows.Zip(TaggingModel.Logits(modelFolder, rows))
            .Max(pair => Run(session, pair.First, labels).Zip(pair.Second, (a, b) => (double)Math.Abs(a - b)).Max());
    }

    internal static float[] Run(IModelSession session, long[] row, int labels)
    {
        var logits = new float[row.Length * labels];
        var mask = new long[row.Length];
        Array.Fill(mask, 1);
        session.Run(
            [
                new NamedTensor("input_ids", new TensorBuffer<long>(row, 1, row.Length)),
                new NamedTensor("attention_mask", new TensorBuffer<long>(mask, 1, row.Length)),
                new NamedTensor("token_type_ids", new TensorBuffer<long>(new long[row.Length], 1, row.Length)),
            ],
            [new NamedTensor("logits", new TensorBuffer<float>(logits, 1, row.Length, labels))]);
        return logits;
    }

    private static long[] Row(WordPieceTokenizer tokenizer, string text, int longest)
    {
        var ids = new int[longest - 2];
        var count = tokenizer.Encode(text, ids, out _);
        return [tokenizer.ClsId, .. ids.Take(count).Select(i => (long)i), tokenizer.SepId];
    }
}

using LiveAigc.Tokenization;

namespace LiveAigc;

/// <summary>What a folder in Hugging Face's layout says of its token classifier.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="ModelPath">The ONNX file.</param>
/// <param name="Labels">The labels, in the order of the model's outputs.</param>
/// <param name="Tokenizer">The tokenizer.</param>
/// <param name="MaxTokens">Most tokens of a row, special tokens included; at least 3.</param>
internal sealed record TokenClassifierFolder(string Folder, string ModelPath, TokenLabels Labels, WordPieceTokenizer Tokenizer, int MaxTokens)
{
    private const string ConfigName = "config.json", DefaultModelName = "model.onnx", OnnxFolder = "onnx";
    private const int DefaultMaxTokens = 512, ListedFiles = 12;

    private const string Needed =
        "A token-classification model is a folder with config.json, vocab.txt or tokenizer.json, and model.onnx or onnx/model.onnx, "
        + "as 'optimum-cli export onnx --task token-classification' writes it.";

    /// <exception cref="ModelLoadException">There is no such folder, or something in it is missing or damaged or does not go together.</exception>
    public static TokenClassifierFolder Read(string folder, CommentTaggerOptions options)
    {
        if (File.Exists(folder))
            throw new ModelLoadException(folder, $"{folder} is a file: give the folder that holds it. {Needed}");
        if (!Directory.Exists(folder))
            throw new ModelLoadException(folder, $"There is no folder {Path.GetFullPath(folder)}: check the path. {Needed}");
        var model = ModelPathIn(folder, options.ModelFile);
        var config = Path.Combine(folder, ConfigName);
        if (model is null || !File.Exists(config) || !HasTokenizer(folder))
            throw Incomplete(folder, model, options.ModelFile);

        using var document = ModelJson.Parse(config);
        var root = new ModelJson(config, "", document.RootElement);
        var labels = ReadLabels(root, options.InsideMayBegin);
        var tokenizer = WordPieceTokenizer.Load(folder);
        if (tokenizer.ClsId < 0 || tokenizer.SepId < 0 || tokenizer.PadId < 0)
            throw new ModelLoadException(folder, $"{folder}: its vocabulary lacks {tokenizer.Options.ClsToken}, {tokenizer.Options.SepToken} or {tokenizer.Options.PadToken}, which frame and fill a model's input. Take the vocabulary that the model was trained with.");
        if (root.Find("vocab_size")?.AsInt32() is { } known && known < tokenizer.VocabularySize)
            throw new ModelLoadException(folder, $"{folder}: the vocabulary has {tokenizer.VocabularySize} tokens, but the model knows only {known} (vocab_size in config.json). Take the vocabulary that the model was trained with.");
        return new(folder, model, labels, tokenizer, MaxTokensOf(folder, root, options.MaxTokens));
    }

    private static bool HasTokenizer(string folder) =>
        File.Exists(Path.Combine(folder, "vocab.txt")) || File.Exists(Path.Combine(folder, "tokenizer.json"));

    private static string? ModelPathIn(string folder, string? name) =>
        new[] { Path.Combine(folder, name ?? DefaultModelName), Path.Combine(folder, OnnxFolder, name ?? DefaultModelName) }.FirstOrDefault(File.Exists);

    private static ModelLoadException Incomplete(string folder, string? model, string? wanted)
    {
        var missing = new List<string>();
        if (!File.Exists(Path.Combine(folder, ConfigName)))
            missing.Add(ConfigName);
        if (!HasTokenizer(folder))
            missing.Add("vocab.txt or tokenizer.json");
        if (model is null)
            missing.Add($"{wanted ?? DefaultModelName} or {OnnxFolder}/{wanted ?? DefaultModelName}");
        var files = FilesIn(folder);
        var other = model is null ? files.FirstOrDefault(file => file.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)) : null;
        return new(folder, $"{folder} is no token-classification model: it has no {string.Join(", no ", missing)}. "
            + (files.Count == 0 ? "It is empty. " : $"It holds {string.Join(", ", files.Take(ListedFiles))}{(files.Count > ListedFiles ? ", …" : "")}. ")
            + (other is null ? "" : $"To run {other}, name it (CommentTaggerOptions.ModelFile). ")
            + Needed);
    }

    private static List<string> FilesIn(string folder) =>
    [
        .. new[] { folder, Path.Combine(folder, OnnxFolder) }
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static TokenLabels ReadLabels(ModelJson config, bool insideMayBegin)
    {
        if (config.Find("id2label") is not { } names)
            throw config.Fail("has no id2label, the names of the model's outputs: without them this is no token classifier. Add id2label, or take the config.json that was saved with the trained model.");
        var labels = new SortedDictionary<int, string>();
        foreach (var member in names.Members())
        {
            if (!int.TryParse(member.Name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id))
                throw names.Fail($"has the key '{member.Name}', which is not the number of an output.");
            if (member.Value.ValueKind != System.Text.Json.JsonValueKind.String)
                throw names.Fail($"has no name for output {id}: it must be a string.");
            if (!labels.TryAdd(id, member.Value.GetString()!))
                throw names.Fail($"names output {id} twice.");
        }

        for (var id = 0; id < labels.Count; id++)
        {
            if (!labels.ContainsKey(id))
                throw names.Fail($"names {labels.Count} outputs, the highest is {labels.Keys.Last()}, but {id} is missing. The names go from 0 without gaps.");
        }

        try
        {
            return new([.. labels.Values], insideMayBegin);
        }
        catch (ArgumentException e)
        {
            throw names.Fail($"cannot be used: {e.Message}");
        }
    }

    private static int MaxTokensOf(string folder, ModelJson config, int? wanted)
    {
        var most = config.Find("max_position_embeddings")?.AsInt32() ?? int.MaxValue;
        // These count their positions from behind the padding token's id.
        if (most < int.MaxValue && config.Find("model_type")?.AsString() is "mpnet" or "roberta" or "xlm-roberta" or "camembert")
            most -= (config.Find("pad_token_id")?.AsInt32() ?? 1) + 1;

        var tokenizerConfig = Path.Combine(folder, "tokenizer_config.json");
        if (File.Exists(tokenizerConfig))
        {
            using var document = ModelJson.Parse(tokenizerConfig);
            // Where no one knows, a number as large as a double can hold stands here.
            if (document.RootElement.TryGetProperty("model_max_length", out var length) && length.ValueKind == System.Text.Json.JsonValueKind.Number && length.TryGetInt32(out var tokens))
                most = Math.Min(most, tokens);
        }

        most = Math.Min(most == int.MaxValue ? DefaultMaxTokens : most, wanted ?? int.MaxValue);
        return most >= 3 ? most : throw new ModelLoadException(folder, $"{folder}: a row of the model has room for {most} tokens (max_position_embeddings in config.json, model_max_length in tokenizer_config.json). Two go to special tokens: it takes at least 3.");
    }
}

using System.Text.Json;
using LiveAigc.Tokenization;

namespace LiveAigc;

/// <summary>What a folder in Hugging Face's layout says of its token classifier.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="ModelPath">The ONNX file.</param>
/// <param name="Labels">The labels, in the order of the model's outputs.</param>
/// <param name="Tokenizer">The tokenizer.</param>
/// <param name="MaxTokens">Most tokens of a row, special tokens included; at least 3.</param>
/// <param name="MinSpanConfidence">Below which spans are left out unless the caller says otherwise.</param>
internal sealed record TokenClassifierFolder(string Folder, string ModelPath, TokenLabels Labels, WordPieceTokenizer Tokenizer, int MaxTokens, float MinSpanConfidence)
{
    private const string ConfigName = "config.json", TokenizerConfigName = "tokenizer_config.json", DefaultModelName = "model.onnx", OnnxFolder = "onnx";
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

        var said = TokenClassifierConfig.Read(config, options.InsideMayBegin);
        var tokenizer = WordPieceTokenizer.Load(folder);
        if (tokenizer.ClsId < 0 || tokenizer.SepId < 0 || tokenizer.PadId < 0)
            throw new ModelLoadException(folder, $"{folder}: its vocabulary lacks {tokenizer.Options.ClsToken}, {tokenizer.Options.SepToken} or {tokenizer.Options.PadToken}, which frame and fill a model's input. Take the vocabulary that the model was trained with.");
        if (said.VocabularySize < tokenizer.VocabularySize)
            throw new ModelLoadException(folder, $"{folder}: the vocabulary has {tokenizer.VocabularySize} tokens, but the model knows only {said.VocabularySize} (vocab_size in {ConfigName}). Take the vocabulary that the model was trained with.");
        return new(folder, model, said.Labels, tokenizer, MaxTokensOf(folder, said.MaxTokens, options.MaxTokens), said.MinSpanConfidence);
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

    private static int MaxTokensOf(string folder, int? ofModel, int? wanted)
    {
        var tokenizer = Path.Combine(folder, TokenizerConfigName);
        var ofTokenizer = File.Exists(tokenizer) ? ModelJson.Read(tokenizer, config => WholeNumber(config.Find("model_max_length"))) : null;
        var most = Math.Min(Math.Min(ofModel ?? ofTokenizer ?? DefaultMaxTokens, ofTokenizer ?? int.MaxValue), wanted ?? int.MaxValue);
        return most >= 3
            ? most
            : throw new ModelLoadException(folder, $"{folder}: a row of the model has room for {most} tokens (max_position_embeddings in {ConfigName}, model_max_length in {TokenizerConfigName}). Two go to special tokens: it takes at least 3.");

        // Where no one knows, a number as large as a double can hold stands there.
        static int? WholeNumber(ModelJson? length) => length is { Element.ValueKind: JsonValueKind.Number } && length.Value.Element.TryGetInt32(out var tokens) ? tokens : null;
    }
}

using System.Text.Json;

namespace LiveAigc.Tokenization;

/// <summary>
/// Reads a <c>tokenizer.json</c>. What it cannot do exactly as the reference does it refuses by name; only <c>truncation</c> and
/// <c>padding</c> are left to the calls.
/// </summary>
internal static class PipelineJson
{
    public static ITextTokenizer Read(string path) => ModelJson.Read(path, root => Read(path, root));

    private static ITextTokenizer Read(string path, ModelJson root)
    {
        root.RefuseOthersThan("version", "truncation", "padding", "added_tokens", "normalizer", "pre_tokenizer", "post_processor", "decoder", "model");
        var model = root.Get("model");
        var type = TypeOf(model);
        return type switch
        {
            "WordPiece" => WordPieceTokenizer.Load(path),
            "BPE" => new PipelineTokenizer(ReadBpe(root, model)),
            "Unigram" => new PipelineTokenizer(ReadUnigram(root, model)),
            _ => throw model.Unsupported(type, "WordPiece, BPE and Unigram"),
        };
    }

    // Files of older versions do not name the type.
    private static string TypeOf(ModelJson model) => model.Find("type")?.AsString() ?? (
        model.Find("merges") is not null ? "BPE" :
        model.Find("vocab")?.Element.ValueKind == JsonValueKind.Array ? "Unigram" :
        model.Find("continuing_subword_prefix") is not null || model.Find("max_input_chars_per_word") is not null ? "WordPiece" : "WordLevel");

    private static TokenizerParts ReadBpe(ModelJson root, ModelJson model)
    {
        var definition = BpeJson.Read(model);
        return ReadParts(root, new(definition.Vocabulary, StringComparer.Ordinal), new BpeModel(definition));
    }

    private static TokenizerParts ReadUnigram(ModelJson root, ModelJson model)
    {
        var (unigram, vocabulary) = UnigramJson.Read(model);
        return ReadParts(root, new(vocabulary, StringComparer.Ordinal), unigram);
    }

    private static TokenizerParts ReadParts(ModelJson root, Dictionary<string, int> ids, ITokenModel model)
    {
        var added = AddedTokenJson.Read(root.Find("added_tokens"), ids);
        var tokens = new string?[ids.Values.Max() + 1];
        foreach (var (token, id) in ids)
            tokens[id] = token;
        var cutter = root.Find("pre_tokenizer") is { } preTokenizer ? PreTokenizerJson.Read(preTokenizer) : null;
        RequireKnownBeginning(root, cutter, added);
        var (prefix, suffix) = TemplateJson.Read(root.Find("post_processor"), ids);
        return new()
        {
            Tokens = tokens,
            Ids = ids,
            AddedTokens = added,
            Normalizer = root.Find("normalizer") is { } normalizer ? NormalizerJson.Read(normalizer) : null,
            PreTokenizer = cutter,
            Model = model,
            Prefix = prefix,
            Suffix = suffix,
            Decoder = DecoderJson.Read(root.Find("decoder")),
        };
    }

    // Behind a token found in normalized text the reference asks where that text began before it was normalized. No model is known
    // that needs both.
    private static void RequireKnownBeginning(ModelJson root, IPreTokenizer? cutter, List<AddedTokenRule> added)
    {
        if (cutter is Metaspace { AsksForBeginning: true } or PreTokenizerSequence { AsksForBeginning: true } && root.Find("normalizer") is not null && added.Find(rule => rule.Normalized) is { } rule)
            throw root.Get("pre_tokenizer").Fail($"has prepend_scheme: first beside a normalizer and an added token with normalized: true ('{rule.Token.Content}'), which is not supported together. Set normalized: false.");
    }
}

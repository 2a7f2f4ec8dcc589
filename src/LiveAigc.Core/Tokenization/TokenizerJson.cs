using System.Text.Json;

namespace LiveAigc.Tokenization;

/// <summary>
/// Reads a WordPiece <c>tokenizer.json</c>. What it cannot do exactly as the reference does it refuses by name. Padding and
/// truncation are the exception: <see cref="WordPieceTokenizer"/> takes lengths call by call.
/// </summary>
internal static class TokenizerJson
{
    private const string Supported = "Supported is a WordPiece model with BertNormalizer and BertPreTokenizer.";

    public static WordPieceDefinition Read(string path) => ModelJson.Read(path, root => Read(path, root));

    private static WordPieceDefinition Read(string path, ModelJson root)
    {
        var model = root.Get("model");
        var type = ModelTypeOf(model);
        if (type != "WordPiece")
            throw model.Fail($"is of type {type}. {Supported}");
        model.RefuseOthersThan("type", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word", "vocab");
        RequireType(root.Get("pre_tokenizer"), "BertPreTokenizer");
        if (root.Find("decoder") is { } decoder)
            RequireType(decoder, "WordPiece");

        var (cls, sep) = root.Find("post_processor") is { } processor ? PostProcessorJson.Read(processor) : ("[CLS]", "[SEP]");
        var options = ReadNormalizer(root.Get("normalizer")) with
        {
            UnknownToken = model.Find("unk_token")?.AsString() ?? "[UNK]",
            ContinuationPrefix = model.Find("continuing_subword_prefix")?.AsString() ?? "##",
            MaxCharsPerWord = model.Find("max_input_chars_per_word")?.AsInt32() ?? 100,
            ClsToken = cls,
            SepToken = sep,
            PadToken = root.Find("padding")?.Find("pad_token")?.AsString() ?? "[PAD]",
        };
        var vocabulary = ReadVocabulary(model.Get("vocab"));
        var modelSize = vocabulary.Count;
        var added = root.Find("added_tokens") is { } tokens ? AddedTokens.Read(tokens.Items(), vocabulary) : new();
        return new()
        {
            Vocabulary = [.. vocabulary],
            Options = options,
            ModelVocabularySize = modelSize,
            RawTokens = added.All,
            SpecialTokens = added.Special,
            Refuse = message => new ModelLoadException(path, $"{path}: {message}"),
        };
    }

    // Files of older versions do not name the type.
    private static string ModelTypeOf(ModelJson model) => model.Find("type")?.AsString() ?? (
        model.Find("merges") is not null ? "BPE" :
        model.Find("vocab")?.Element.ValueKind == JsonValueKind.Array ? "Unigram" :
        model.Find("continuing_subword_prefix") is not null || model.Find("max_input_chars_per_word") is not null ? "WordPiece" : "WordLevel");

    private static void RequireType(ModelJson part, string type)
    {
        if (part.Get("type").AsString() is var actual && actual != type)
            throw part.Fail($"is of type {actual}. {Supported}");
    }

    private static WordPieceOptions ReadNormalizer(ModelJson normalizer)
    {
        RequireType(normalizer, "BertNormalizer");
        normalizer.RefuseOthersThan("type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
        return new()
        {
            CleanText = normalizer.Find("clean_text")?.AsBoolean() ?? true,
            IsolateChinese = normalizer.Find("handle_chinese_chars")?.AsBoolean() ?? true,
            StripAccents = normalizer.Find("strip_accents")?.AsBoolean(),
            LowerCase = normalizer.Find("lowercase")?.AsBoolean() ?? true,
        };
    }

    private static List<string> ReadVocabulary(ModelJson vocab)
    {
        var tokens = new List<string?>();
        var count = vocab.Members().Count();
        tokens.AddRange(Enumerable.Repeat<string?>(null, count));
        foreach (var member in vocab.Members())
        {
            if (member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetInt32(out var id) || id < 0)
                throw vocab.Fail($"gives '{member.Name}' the id {member.Value.GetRawText()}, which is none.");
            if (id >= count)
                throw vocab.Fail($"has {count} tokens, yet '{member.Name}' has id {id}: ids must run from 0 without gaps.");
            if (tokens[id] is { } other)
                throw vocab.Fail($"gives id {id} to '{other}' and to '{member.Name}'.");
            tokens[id] = member.Name;
        }
        return tokens!; // as many tokens as ids, and no id twice: none is left out
    }
}

namespace LiveAigc.Tokenization;

/// <summary>Reads from the post-processor of a <c>tokenizer.json</c> which ids go before and behind a text.</summary>
internal static class TemplateJson
{
    private const string Known = "TemplateProcessing, ByteLevel, BertProcessing, RobertaProcessing and Sequence";

    public static (int[] Prefix, int[] Suffix) Read(ModelJson? processor, Dictionary<string, int> vocabulary)
    {
        if (processor is not { } json)
            return ([], []);
        var type = json.Get("type").AsString();
        switch (type)
        {
            case "ByteLevel": // moves offsets, adds no token
                json.RefuseOthersThan("type", "add_prefix_space", "trim_offsets", "use_regex");
                return ([], []);
            case "BertProcessing":
                json.RefuseOthersThan("type", "sep", "cls");
                return ([IdOf(json.Get("cls"), vocabulary)], [IdOf(json.Get("sep"), vocabulary)]);
            case "RobertaProcessing":
                json.RefuseOthersThan("type", "sep", "cls", "trim_offsets", "add_prefix_space");
                return ([IdOf(json.Get("cls"), vocabulary)], [IdOf(json.Get("sep"), vocabulary)]);
            case "TemplateProcessing":
                json.RefuseOthersThan("type", "single", "pair", "special_tokens");
                return ReadTemplate(json, vocabulary);
            case "Sequence":
                json.RefuseOthersThan("type", "processors");
                return json.Get("processors").Items().Select(item => Read(item, vocabulary))
                    .Aggregate((Prefix: (int[])[], Suffix: (int[])[]), (inner, outer) => ([.. outer.Prefix, .. inner.Prefix], [.. inner.Suffix, .. outer.Suffix]));
            default:
                throw json.Unsupported(type, Known);
        }
    }

    private static int IdOf(ModelJson tokenAndId, Dictionary<string, int> vocabulary) => tokenAndId.Items().ToArray() is [var token, var id]
        ? Require(id, token.AsString(), vocabulary)
        : throw tokenAndId.Fail("is not a token and its id.");

    private static int Require(ModelJson id, string token, Dictionary<string, int> vocabulary) =>
        vocabulary.TryGetValue(token, out var known) && known == id.AsInt32()
            ? known
            : throw id.Fail($"is {id.AsInt32()}, but the vocabulary {(vocabulary.ContainsKey(token) ? $"gives '{token}' the id {known}" : $"has no '{token}'")}. Both must agree.");

    private static (int[] Prefix, int[] Suffix) ReadTemplate(ModelJson json, Dictionary<string, int> vocabulary)
    {
        var (prefix, suffix) = (new List<int>(), new List<int>());
        var current = prefix;
        var single = json.Get("single");
        foreach (var part in single.Items())
        {
            if (part.Find("SpecialToken") is { } special)
                current.AddRange(IdsOf(json, special.Get("id"), vocabulary));
            else if (part.Get("Sequence").Get("id").AsString() == "A" && current == prefix)
                current = suffix;
            else
                throw part.Fail("is a text besides the one $A. Supported are special tokens before and behind it.");
        }
        return current == suffix ? ([.. prefix], [.. suffix]) : throw single.Fail("has no place for the text ($A).");
    }

    private static int[] IdsOf(ModelJson json, ModelJson name, Dictionary<string, int> vocabulary)
    {
        var token = json.Get("special_tokens").Find(name.AsString()) ?? throw name.Fail($"is '{name.AsString()}', which post_processor.special_tokens lacks.");
        return [.. token.Get("ids").Items().Zip(token.Get("tokens").Items(), (id, text) => Require(id, text.AsString(), vocabulary))];
    }
}

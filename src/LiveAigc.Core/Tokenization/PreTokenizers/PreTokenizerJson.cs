namespace LiveAigc.Tokenization;

/// <summary>Reads the pre-tokenizer of a <c>tokenizer.json</c>.</summary>
internal static class PreTokenizerJson
{
    private const string Known = "ByteLevel, Split, Metaspace, Whitespace, WhitespaceSplit, BertPreTokenizer, Digits, Punctuation and Sequence";

    public static IPreTokenizer Read(ModelJson json)
    {
        var type = json.Get("type").AsString();
        switch (type)
        {
            case "Sequence":
                json.RefuseOthersThan("type", "pretokenizers");
                return new PreTokenizerSequence([.. json.Get("pretokenizers").Items().Select(Read)]);
            case "ByteLevel":
                json.RefuseOthersThan("type", "add_prefix_space", "trim_offsets", "use_regex");
                return new ByteLevel(json.Get("add_prefix_space").AsBoolean(), json.Find("use_regex")?.AsBoolean() ?? true);
            case "Split":
                json.RefuseOthersThan("type", "pattern", "behavior", "invert");
                return new Split(PatternJson.Read(json.Get("pattern")), BehaviorOf(json.Get("behavior")), json.Get("invert").AsBoolean());
            case "Punctuation":
                json.RefuseOthersThan("type", "behavior");
                return WordKinds.Punctuation(json.Find("behavior") is { } behavior ? BehaviorOf(behavior) : SplitBehavior.Isolated);
            case "Digits":
                json.RefuseOthersThan("type", "individual_digits");
                return WordKinds.Digits(json.Get("individual_digits").AsBoolean());
            case "Metaspace":
                return new Metaspace(MetaspaceJson.ReplacementOf(json), MetaspaceJson.SchemeOf(json), json.Find("split")?.AsBoolean() ?? true);
            case "Whitespace" or "WhitespaceSplit" or "BertPreTokenizer":
                json.RefuseOthersThan("type");
                return type == "Whitespace" ? WordKinds.Whitespace() : type == "WhitespaceSplit" ? WordKinds.WhitespaceSplit() : WordKinds.Bert();
            default:
                throw json.Unsupported(type, Known);
        }
    }

    private static SplitBehavior BehaviorOf(ModelJson json) =>
        Enum.TryParse<SplitBehavior>(json.AsString(), out var behavior) && behavior.ToString() == json.AsString()
            ? behavior
            : throw json.Fail($"is '{json.AsString()}', which is none of {string.Join(", ", Enum.GetNames<SplitBehavior>())}.");
}

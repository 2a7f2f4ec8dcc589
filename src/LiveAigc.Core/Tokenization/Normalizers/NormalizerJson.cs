namespace LiveAigc.Tokenization;

/// <summary>Reads the normalizer of a <c>tokenizer.json</c>.</summary>
internal static class NormalizerJson
{
    private const string Known = "NFC, NFD, NFKC, NFKD, Lowercase, Prepend, Replace, Strip and Sequence";

    public static INormalizer Read(ModelJson json)
    {
        var type = json.Get("type").AsString();
        switch (type)
        {
            case "Sequence":
                json.RefuseOthersThan("type", "normalizers");
                return new NormalizerSequence([.. json.Get("normalizers").Items().Select(Read)]);
            case "NFC" or "NFD" or "NFKC" or "NFKD":
                json.RefuseOthersThan("type");
                return new UnicodeForm(compatible: type.Contains('K', StringComparison.Ordinal), compose: type[^1] == 'C');
            case "Lowercase":
                json.RefuseOthersThan("type");
                return new LowerCase();
            case "Prepend":
                json.RefuseOthersThan("type", "prepend");
                return new Prepend(json.Get("prepend").AsString());
            case "Strip":
                json.RefuseOthersThan("type", "strip_left", "strip_right");
                return new StripSpace(json.Get("strip_left").AsBoolean(), json.Get("strip_right").AsBoolean());
            case "Replace":
                return ReadReplace(json);
            default:
                throw json.Unsupported(type, Known);
        }
    }

    /// <summary>Reads a <c>Replace</c>, which decoders have too.</summary>
    public static Replacement ReadReplace(ModelJson json)
    {
        json.RefuseOthersThan("type", "pattern", "content");
        var (pattern, replacement) = (json.Get("pattern"), json.Get("content").AsString());
        return PatternJson.TextOf(pattern) is { } text ? new(text, replacement) : new(PatternJson.Read(pattern), replacement);
    }
}

namespace LiveAigc.Tokenization;

/// <summary>Reads which tokens a <c>tokenizer.json</c> puts around texts. Anything but <c>[CLS] a [SEP] (b [SEP])</c> is refused.</summary>
internal static class PostProcessorJson
{
    public static (string Cls, string Sep) Read(ModelJson processor) => processor.Get("type").AsString() switch
    {
        "BertProcessing" => (FirstOf(processor.Get("cls")), FirstOf(processor.Get("sep"))),
        "TemplateProcessing" => ReadTemplate(processor),
        var type => throw processor.Fail($"is of type {type}. Supported are TemplateProcessing and BertProcessing, as BERT has them."),
    };

    private static string FirstOf(ModelJson tokenAndId) =>
        tokenAndId.Items().Select(i => (ModelJson?)i).FirstOrDefault()?.AsString() ?? throw tokenAndId.Fail("is empty.");

    private static (string Cls, string Sep) ReadTemplate(ModelJson processor)
    {
        var single = processor.Get("single");
        string[] parts = [.. single.Items().Select(Describe)];
        var (cls, sep) = parts is [var first, _, var last] ? (NameOf(first), NameOf(last)) : ("", "");
        Require(single, parts, $"{cls}:0", "$A:0", $"{sep}:0");
        var pair = processor.Get("pair");
        Require(pair, [.. pair.Items().Select(Describe)], $"{cls}:0", "$A:0", $"{sep}:0", "$B:1", $"{sep}:1");
        return (cls, sep);
    }

    private static string NameOf(string part) => part[..part.LastIndexOf(':')];

    private static void Require(ModelJson template, string[] actual, params string[] expected)
    {
        if (!actual.SequenceEqual(expected))
            throw template.Fail($"is {string.Join(' ', actual)}. Supported is [CLS]:0 $A:0 [SEP]:0, for pairs followed by $B:1 [SEP]:1.");
    }

    private static string Describe(ModelJson part)
    {
        if (part.Find("SpecialToken") is { } token)
            return $"{token.Get("id").AsString()}:{token.Get("type_id").AsInt32()}";
        var sequence = part.Get("Sequence");
        return $"${sequence.Get("id").AsString()}:{sequence.Get("type_id").AsInt32()}";
    }
}

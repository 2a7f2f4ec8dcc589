using System.Text.Json;

namespace LiveAigc.Tokenization;

/// <summary>Reads a byte-pair encoding of a <c>tokenizer.json</c>.</summary>
internal static class BpeJson
{
    public static BpeDefinition Read(ModelJson model)
    {
        model.RefuseOthersThan("type", "dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix", "fuse_unk", "byte_fallback", "ignore_merges", "vocab", "merges");
        if (model.Find("dropout") is { } dropout && dropout.AsDouble() != 0)
            throw dropout.Fail("is not 0: it would encode the same text differently each time. Set it to null.");
        var vocabulary = VocabularyJson.Read(model.Get("vocab"));
        var prefix = model.Find("continuing_subword_prefix")?.AsString() ?? "";
        return new(vocabulary, ReadMerges(model.Get("merges"), vocabulary, prefix.Length))
        {
            UnknownId = model.Find("unk_token") is { } unknown ? IdOf(unknown, vocabulary) : -1,
            FuseUnknown = model.Find("fuse_unk")?.AsBoolean() ?? false,
            ByteFallback = model.Find("byte_fallback")?.AsBoolean() ?? false,
            IgnoreMerges = model.Find("ignore_merges")?.AsBoolean() ?? false,
            ContinuationPrefix = prefix,
            EndSuffix = model.Find("end_of_word_suffix")?.AsString() ?? "",
        };
    }

    private static int IdOf(ModelJson token, Dictionary<string, int> vocabulary) => vocabulary.TryGetValue(token.AsString(), out var id)
        ? id
        : throw token.Fail($"is '{token.AsString()}', which model.vocab does not hold. Name a token of it, or null.");

    private static BpeMerges ReadMerges(ModelJson json, Dictionary<string, int> vocabulary, int prefixLength)
    {
        if (json.Element.ValueKind != JsonValueKind.Array)
            throw json.Fail("is not an array.");
        var merges = new BpeMerges(json.Element.GetArrayLength());
        var rank = 0;
        foreach (var item in json.Items())
        {
            var (left, right) = PairOf(item);
            if (!vocabulary.TryGetValue(left, out var leftId) || !vocabulary.TryGetValue(right, out var rightId) || right.Length < prefixLength
                || !vocabulary.TryGetValue(left + right[prefixLength..], out var id))
                throw item.Fail($"merges '{left}' and '{right}', but model.vocab does not hold both and what they merge into. Vocabulary and merges must come from one training.");
            merges.Add(leftId, rightId, rank++, id);
        }
        return merges;
    }

    // Older files write a pair as one string.
    private static (string Left, string Right) PairOf(ModelJson item)
    {
        string[] pair = item.Element.ValueKind == JsonValueKind.Array ? [.. item.Items().Select(i => i.AsString())] : item.AsString().Split(' ');
        return pair is [var left, var right] ? (left, right) : throw item.Fail("is not a pair of tokens.");
    }
}

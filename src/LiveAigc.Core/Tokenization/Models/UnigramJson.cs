namespace LiveAigc.Tokenization;

/// <summary>Reads a unigram model of a <c>tokenizer.json</c>.</summary>
internal static class UnigramJson
{
    public static (UnigramModel Model, Dictionary<string, int> Vocabulary) Read(ModelJson model)
    {
        model.RefuseOthersThan("type", "unk_id", "vocab", "byte_fallback");
        var (vocabulary, scores) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<double>());
        foreach (var item in model.Get("vocab").Items())
        {
            if (item.Items().ToArray() is not [var token, var score])
                throw item.Fail("is not a token and its score.");
            if (!vocabulary.TryAdd(token.AsString(), scores.Count))
                throw token.Fail($"is '{token.AsString()}', which is there already, with id {vocabulary[token.AsString()]}. Leave one.");
            score.AsDouble(); // refuses what is no number
            scores.Add(ReferenceNumber.Parse(score.Element.GetRawText()));
        }
        var unknown = model.Find("unk_id") ?? throw model.Fail("has no unk_id: a character that is in no token would have no id. Name the unknown token's.");
        if (unknown.AsInt32() is var id && (id < 0 || id >= scores.Count))
            throw unknown.Fail($"is {id}, but the ids of model.vocab go from 0 to {scores.Count - 1}.");
        return (new(vocabulary, [.. scores], id, model.Find("byte_fallback")?.AsBoolean() ?? false), vocabulary);
    }
}

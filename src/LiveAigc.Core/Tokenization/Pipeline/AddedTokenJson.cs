namespace LiveAigc.Tokenization;

/// <summary>Reads the <c>added_tokens</c> of a <c>tokenizer.json</c>.</summary>
internal static class AddedTokenJson
{
    /// <summary>Reads the tokens and adds those to the vocabulary that it lacks.</summary>
    public static List<AddedTokenRule> Read(ModelJson? json, Dictionary<string, int> vocabulary)
    {
        var rules = new List<AddedTokenRule>();
        var (next, modelSize) = (vocabulary.Count, vocabulary.Count);
        foreach (var item in json?.Items() ?? [])
        {
            item.RefuseOthersThan("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");
            var (id, content) = (item.Get("id").AsInt32(), item.Get("content").AsString());
            if (content.Length == 0)
                throw item.Fail("is an empty token. Leave it out.");
            if (rules.Any(rule => rule.Token.Content == content))
                throw item.Fail($"('{content}') is there twice. Leave one.");
            Require(item, content, id, vocabulary, next);
            // The reference numbers a new token by the highest of those before it.
            vocabulary[content] = id;
            next = Math.Max(next, id >= modelSize ? id + 1 : modelSize);
            var special = Flag(item, "special");
            rules.Add(new(new(id, content, special), item.Find("normalized")?.AsBoolean() ?? !special, Flag(item, "single_word"), Flag(item, "lstrip"), Flag(item, "rstrip")));
        }
        return rules;
    }

    private static void Require(ModelJson item, string content, int id, Dictionary<string, int> vocabulary, int next)
    {
        if (vocabulary.TryGetValue(content, out var known))
        {
            if (known != id)
                throw item.Fail($"('{content}') has id {id}, but model.vocab gives it {known}. Both must agree.");
        }
        else if (id != next)
            throw item.Fail($"('{content}') has id {id}, but the next free one, which the reference would give it, is {next}. Save the tokenizer anew to number its tokens.");
        else if (vocabulary.ContainsValue(id))
            throw item.Fail($"('{content}') has id {id}, which is that of '{vocabulary.First(pair => pair.Value == id).Key}'.");
    }

    private static bool Flag(ModelJson item, string name) => item.Find(name)?.AsBoolean() ?? false;
}

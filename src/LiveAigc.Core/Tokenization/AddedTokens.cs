namespace LiveAigc.Tokenization;

/// <summary>The <c>added_tokens</c> of a <c>tokenizer.json</c>: tokens that are found in the raw text, before it is cleaned.</summary>
internal sealed class AddedTokens
{
    public List<string> All { get; } = [];

    /// <summary>Those that carry no text of their own.</summary>
    public List<string> Special { get; } = [];

    /// <summary>Reads the tokens, and appends to the vocabulary those it does not hold.</summary>
    public static AddedTokens Read(IEnumerable<ModelJson> items, List<string> vocabulary)
    {
        var added = new AddedTokens();
        foreach (var item in items.OrderBy(i => i.Get("id").AsInt32()))
        {
            var (id, content) = (item.Get("id").AsInt32(), item.Get("content").AsString());
            if (content.Length == 0)
                throw item.Fail("is an empty token.");
            // Matching in the cleaned text, or between words only, is done nowhere here. lstrip and rstrip change no id: they
            // take in white space, which has none.
            foreach (var setting in (string[])["normalized", "single_word"])
            {
                if (item.Find(setting)?.AsBoolean() == true)
                    throw item.Fail($"('{content}') has {setting}: true, which is not supported: tokens are added as they stand in the raw text.");
            }
            if (id == vocabulary.Count)
                vocabulary.Add(content);
            else if (id < 0 || id > vocabulary.Count || vocabulary[id] != content)
                throw item.Fail($"('{content}') has id {id}, which is {(id >= 0 && id < vocabulary.Count ? $"that of '{vocabulary[id]}'" : $"not the next after {vocabulary.Count - 1}")}.");
            added.All.Add(content);
            if (item.Find("special")?.AsBoolean() == true)
                added.Special.Add(content);
        }
        return added;
    }
}

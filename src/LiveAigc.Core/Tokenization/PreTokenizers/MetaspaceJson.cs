namespace LiveAigc.Tokenization;

/// <summary>Reads what the pre-tokenizer and the decoder <c>Metaspace</c> have in common.</summary>
internal static class MetaspaceJson
{
    public static char ReplacementOf(ModelJson json)
    {
        json.RefuseOthersThan("type", "replacement", "add_prefix_space", "prepend_scheme", "split", "str_rep");
        var replacement = json.Get("replacement");
        return CharacterOf(replacement);
    }

    /// <summary>A string of one character below U+10000.</summary>
    public static char CharacterOf(ModelJson json) =>
        json.AsString() is [var character] ? character : throw json.Fail($"is '{json.AsString()}', not one character below U+10000.");

    public static PrependScheme SchemeOf(ModelJson json)
    {
        var scheme = json.Find("prepend_scheme")?.AsString() switch
        {
            "never" => PrependScheme.Never,
            "first" => PrependScheme.First,
            "always" or null => PrependScheme.Always,
            var other => throw json.Fail($"has the prepend_scheme '{other}', which is none of never, first, always."),
        };
        return json.Find("add_prefix_space")?.AsBoolean() == false && scheme != PrependScheme.Never
            ? throw json.Fail("has add_prefix_space: false and a prepend_scheme that is not never. Keep the one that is meant.")
            : scheme;
    }
}

namespace LiveAigc.Tokenization;

/// <summary>Reads <c>{"String": …}</c> or <c>{"Regex": …}</c>.</summary>
internal static class PatternJson
{
    /// <summary>The text, if the pattern is one.</summary>
    public static string? TextOf(ModelJson json)
    {
        json.RefuseOthersThan("String", "Regex");
        if (json.Find("String") is not { } text)
            return null;
        return text.AsString() is { Length: > 0 } found ? found : throw text.Fail("is empty: it would match nothing.");
    }

    public static Pattern Read(ModelJson json)
    {
        if (TextOf(json) is { } text)
            return Pattern.OfText(text);
        var pattern = json.Get("Regex");
        try
        {
            return new(pattern.AsString());
        }
        catch (FormatException e)
        {
            throw pattern.Fail($"is a regular expression with {e.Message}, which is not supported. Write it another way that means the same: {pattern.AsString()}");
        }
    }
}

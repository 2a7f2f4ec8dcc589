namespace LiveAigc.Tokenization;

/// <summary>Changes a text before it is cut. It gets and gives text of whole characters.</summary>
internal interface INormalizer
{
    string Apply(string text);
}

/// <summary>One after the other.</summary>
internal sealed class NormalizerSequence(INormalizer[] parts) : INormalizer
{
    public string Apply(string text)
    {
        foreach (var part in parts)
            text = part.Apply(text);
        return text;
    }
}

/// <summary>Puts a text before every text that is not empty.</summary>
internal sealed class Prepend(string prefix) : INormalizer
{
    public string Apply(string text) => text.Length == 0 ? text : prefix + text;
}

/// <summary>Takes white space off the ends.</summary>
internal sealed class StripSpace(bool left, bool right) : INormalizer
{
    public string Apply(string text)
    {
        var (start, end) = (0, text.Length);
        while (left && start < end && NamedSets.Space.Contains(text[start]))
            start++;
        while (right && start < end && NamedSets.Space.Contains(text[end - 1]))
            end--;
        return text[start..end];
    }
}

namespace LiveAigc.Evaluation;

/// <summary>
/// English word endings taken off: Porter (1980) with the extensions of NLTK, which is what the field's ROUGE uses. Words in lower case.
/// </summary>
internal static class PorterStemmer
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["skies"] = "sky", ["sky"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["news"] = "news", ["innings"] = "inning",
        ["inning"] = "inning", ["outings"] = "outing", ["outing"] = "outing", ["cannings"] = "canning", ["canning"] = "canning",
        ["howe"] = "howe", ["proceed"] = "proceed", ["exceed"] = "exceed", ["succeed"] = "succeed",
    };

    // The first ending that a word has decides, whether or not enough is left before it.
    private static readonly (string Ending, string Instead)[] Doubled =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
    ];

    private static readonly (string Ending, string Instead)[] Derived =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Last =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var stem))
            return stem;
        return word.Length <= 2 ? word : Step5(Step4(Step3(Step2(YToI(EdAndIng(Plural(word)))))));
    }

    private static string Plural(string word)
    {
        if (Ends(word, "ies") && word.Length == 4)
            return word[..^1];
        if (Ends(word, "sses") || Ends(word, "ies"))
            return word[..^2];
        return Ends(word, "ss") || !Ends(word, "s") ? word : word[..^1];
    }

    private static string EdAndIng(string word)
    {
        if (Ends(word, "ied"))
            return word.Length == 4 ? word[..^1] : word[..^2];
        if (Ends(word, "eed"))
            return Measure(word.AsSpan()[..^3]) > 0 ? word[..^1] : word;
        var stem = Ends(word, "ed") && HasVowel(word.AsSpan()[..^2]) ? word[..^2]
            : Ends(word, "ing") && HasVowel(word.AsSpan()[..^3]) ? word[..^3] : null;
        if (stem is null)
            return word;
        if (Ends(stem, "at") || Ends(stem, "bl") || Ends(stem, "iz"))
            return stem + "e";
        if (stem.Length > 1 && stem[^1] == stem[^2] && IsConsonant(stem, stem.Length - 1))
            return stem[^1] is 'l' or 's' or 'z' ? stem : stem[..^1];
        return Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;
    }

    private static string YToI(string word) =>
        word.Length > 2 && word[^1] == 'y' && IsConsonant(word, word.Length - 2) ? word[..^1] + "i" : word;

    private static string Step2(string word)
    {
        if (Ends(word, "alli") && Measure(word.AsSpan()[..^4]) > 0)
            return Step2(word[..^2]);
        foreach (var (ending, instead) in Doubled)
        {
            if (Ends(word, ending))
                return Measure(word.AsSpan()[..^ending.Length]) > 0 ? word[..^ending.Length] + instead : word;
        }

        // "logi" counts its l to what is left, so that "geologi" loses its i though "geo" has no measure.
        return Ends(word, "logi") && Measure(word.AsSpan()[..^3]) > 0 ? word[..^1] : word;
    }

    private static string Step3(string word)
    {
        foreach (var (ending, instead) in Derived)
        {
            if (Ends(word, ending))
                return Measure(word.AsSpan()[..^ending.Length]) > 0 ? word[..^ending.Length] + instead : word;
        }

        return word;
    }

    private static string Step4(string word)
    {
        foreach (var ending in Last)
        {
            if (!Ends(word, ending))
                continue;
            var stem = word[..^ending.Length];
            return Measure(stem) > 1 && (ending != "ion" || stem[^1] is 's' or 't') ? stem : word;
        }

        return word;
    }

    private static string Step5(string word)
    {
        if (Ends(word, "e"))
        {
            var stem = word[..^1];
            var measure = Measure(stem);
            if (measure > 1 || (measure == 1 && !EndsShort(stem)))
                word = stem;
        }

        return Ends(word, "ll") && Measure(word.AsSpan()[..^1]) > 1 ? word[..^1] : word;
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    private static bool IsConsonant(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => at == 0 || !IsConsonant(word, at - 1),
        _ => true,
    };

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!IsConsonant(word, i))
                return true;
        }

        return false;
    }

    // How often a vowel is followed by a consonant.
    private static int Measure(ReadOnlySpan<char> word)
    {
        var count = 0;
        for (var i = 1; i < word.Length; i++)
        {
            if (IsConsonant(word, i) && !IsConsonant(word, i - 1))
                count++;
        }

        return count;
    }

    private static bool EndsShort(string word) => word.Length == 2
        ? !IsConsonant(word, 0) && IsConsonant(word, 1)
        : word.Length > 2 && IsConsonant(word, word.Length - 3) && !IsConsonant(word, word.Length - 2) && IsConsonant(word, word.Length - 1)
            && word[^1] is not ('w' or 'x' or 'y');
}

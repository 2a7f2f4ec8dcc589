namespace LiveAigc.Evaluation;

/// <summary>A label taken apart: the letter that places it in its entity, and the entity's type.</summary>
internal readonly record struct LabelMark(char Prefix, string Type)
{
    /// <summary>What stands before the first and after the last label.</summary>
    public static readonly LabelMark Outside = new('O', "");

    public bool IsOutside => Prefix == 'O';

    /// <summary>Parses a label as conlleval does: the prefix ends at the first hyphen, so types may contain hyphens.</summary>
    /// <exception cref="ArgumentException">The prefix is none of <paramref name="allowed"/>.</exception>
    public static LabelMark Parse(string label, int position, string allowed, string paramName)
    {
        if (label is null)
            throw new ArgumentException($"Label {position} is null: use O for what is outside.", paramName);
        var hyphen = label.IndexOf('-', StringComparison.Ordinal);
        var prefix = hyphen < 0 ? label : label[..hyphen];
        if (prefix.Length != 1 || !allowed.Contains(prefix[0], StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"Label {position} is '{label}': its prefix must be one of {string.Join(' ', (IEnumerable<char>)allowed)}, as in B-PER; "
                + "for labels without a prefix use LabelScheme.Plain or Raw.",
                paramName);
        }

        var letter = prefix[0] switch { 'M' => 'I', 'L' => 'E', 'U' => 'S', var c => c };
        if (letter == 'O')
            return Outside;
        var type = hyphen < 0 ? "" : label[(hyphen + 1)..];
        return new(letter, type.Length == 0 ? UnnamedType : type);
    }

    /// <summary>Takes a label without a prefix as a type, with a prefix that the scheme implies.</summary>
    /// <exception cref="ArgumentException">The label is <see langword="null"/> or empty.</exception>
    public static LabelMark Bare(string label, int position, char prefix, string paramName)
    {
        if (string.IsNullOrEmpty(label))
            throw new ArgumentException($"Label {position} is empty: use O for what is outside.", paramName);
        return label == SpanLists.Outside ? Outside : new(prefix, label);
    }

    /// <summary>The type of a bare B, I, E or S, as seqeval names it.</summary>
    private const string UnnamedType = "_";
}

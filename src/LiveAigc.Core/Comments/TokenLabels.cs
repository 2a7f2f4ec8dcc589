namespace LiveAigc;

/// <summary>
/// The labels of a token classifier and what they mean: either plain ("LOC") or with the place in a span ("B-LOC" its
/// beginning, "I-LOC" its inside). Immutable and thread-safe.
/// </summary>
public sealed class TokenLabels
{
    private readonly int[] _tagOf;
    private readonly bool[] _begins;
    private readonly bool[] _insideMayBegin;

    /// <summary>Reads the labels.</summary>
    /// <param name="labels">In the order of the model's outputs. Label "O" (or "0") means none.</param>
    /// <param name="insideMayBegin">
    /// Whether "I-" may begin a span, as in models whose "B-" only parts two neighbouring spans of one tag (IOB1).
    /// A tag that has no "B-" label may begin with its "I-" in any case.
    /// </param>
    /// <exception cref="ArgumentException">There are no labels, an empty one, one twice, or both forms side by side.</exception>
    public TokenLabels(IReadOnlyList<string> labels, bool insideMayBegin = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0)
            throw new ArgumentException("A token classifier has at least one label.", nameof(labels));
        Labels = [.. labels];
        var tagged = Labels.Where(l => !IsOutside(l)).ToArray();
        HasPrefixes = tagged.Length > 0 && tagged.All(HasPrefix);
        var mixed = !HasPrefixes && tagged.Any(l => l.StartsWith("B-", StringComparison.Ordinal)) ? tagged.First(l => !HasPrefix(l)) : null;
        if (mixed is not null)
            throw new ArgumentException($"Labels are either all plain or all with B- and I-, but \"{mixed}\" stands among prefixed ones.", nameof(labels));

        var tags = new List<string>();
        _tagOf = new int[Labels.Count];
        _begins = new bool[Labels.Count];
        for (var i = 0; i < Labels.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Labels[i]) || Labels.Take(i).Contains(Labels[i]))
                throw new ArgumentException($"Label {i} (\"{Labels[i]}\") is empty or stands twice.", nameof(labels));
            if (IsOutside(Labels[i]))
            {
                _tagOf[i] = -1;
                continue;
            }

            var tag = HasPrefixes ? Labels[i][2..] : Labels[i];
            if (!tags.Contains(tag))
                tags.Add(tag);
            _tagOf[i] = tags.IndexOf(tag);
            _begins[i] = HasPrefixes && Labels[i][0] == 'B';
        }

        Tags = tags;
        _insideMayBegin = new bool[tags.Count];
        Array.Fill(_insideMayBegin, true);
        for (var i = 0; i < Labels.Count; i++)
        {
            if (_begins[i])
                _insideMayBegin[_tagOf[i]] = insideMayBegin;
        }
    }

    /// <summary>The labels, in the order of the model's outputs.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>What the labels say without prefixes, in order of first appearance; "O" is not among them.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>Whether the labels tell a span's beginning from its inside.</summary>
    public bool HasPrefixes { get; }

    /// <summary>How many labels there are: the model's last dimension.</summary>
    public int Count => Labels.Count;

    /// <summary>Index in <see cref="Tags"/> of a label's tag; -1 for "O".</summary>
    public int TagOf(int label) => _tagOf[label];

    /// <summary>Whether a label begins a span ("B-").</summary>
    public bool Begins(int label) => _begins[label];

    /// <summary>Whether label <paramref name="next"/> may follow label <paramref name="previous"/> (-1 at the start): an inside only continues a span of its own tag, unless it may begin one.</summary>
    public bool MayFollow(int previous, int next) =>
        !HasPrefixes || _tagOf[next] < 0 || _begins[next] || _insideMayBegin[_tagOf[next]] || (previous >= 0 && _tagOf[previous] == _tagOf[next]);

    private static bool IsOutside(string label) => label is "O" or "0";

    private static bool HasPrefix(string label) => label.Length > 2 && label[0] is 'B' or 'I' && label[1] == '-';
}

namespace LiveAigc.Tokenization;

/// <summary>Finds all tokens that a text begins with, character by character.</summary>
internal sealed class CharTrie
{
    public const int Root = 0;
    private readonly Dictionary<long, int> _steps = [];
    private readonly List<int> _values = [-1];

    public CharTrie(Dictionary<string, int> vocabulary)
    {
        foreach (var (token, id) in vocabulary)
        {
            var node = Root;
            foreach (var c in token)
            {
                if (TryStep(ref node, c))
                    continue;
                var child = _values.Count;
                _steps[KeyOf(node, c)] = child;
                _values.Add(-1);
                node = child;
            }
            _values[node] = id;
        }
    }

    /// <summary>The token that ends at a node; -1 if none.</summary>
    public int ValueAt(int node) => _values[node];

    public bool TryStep(ref int node, char c)
    {
        if (!_steps.TryGetValue(KeyOf(node, c), out var child))
            return false;
        node = child;
        return true;
    }

    private static long KeyOf(int node, char c) => ((long)node << 16) | c;
}

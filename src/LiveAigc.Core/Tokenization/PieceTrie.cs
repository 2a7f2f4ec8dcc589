using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>
/// The vocabulary as two prefix trees, one for the start of a word and one for what follows. Both lie in one open-addressed
/// hash table of edges: a step is one probe, most often in one cache line.
/// </summary>
internal sealed class PieceTrie
{
    /// <summary>Where a word starts.</summary>
    public const int Start = 1;

    /// <summary>Where a word goes on.</summary>
    public const int Continuation = 2;

    private Edge[] _edges = new Edge[1 << 12];
    private int _edgeCount;
    private int _nodeCount = Continuation;

    /// <summary>Builds the trees of a vocabulary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PieceTrie Build(ReadOnlySpan<string> vocabulary, string continuationPrefix, CharacterMap map)
    {
        var trie = new PieceTrie();
        var codePoints = new List<int>();
        for (var id = 0; id < vocabulary.Length; id++)
        {
            var token = vocabulary[id];
            if (TryRead(token, map, codePoints))
                trie.Add(Start, CollectionsMarshal.AsSpan(codePoints), id);
            if (token.StartsWith(continuationPrefix, StringComparison.Ordinal) && TryRead(token.AsSpan(continuationPrefix.Length), map, codePoints))
                trie.Add(Continuation, CollectionsMarshal.AsSpan(codePoints), id);
        }
        return trie;
    }

    // What never stands inside a word is not worth a place: it would double the tree of a Chinese vocabulary.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryRead(ReadOnlySpan<char> token, CharacterMap map, List<int> codePoints)
    {
        codePoints.Clear();
        while (!token.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(token, out var rune, out var length) != OperationStatus.Done
                || CharacterMap.KindOf(map[rune.Value]) is CharacterKind.Alone or CharacterKind.Space or CharacterKind.Dropped)
                return false;
            codePoints.Add(rune.Value);
            token = token[length..];
        }
        return true;
    }

    /// <summary>Adds a token, given by its code points, below <paramref name="root"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int root, ReadOnlySpan<int> codePoints, int id)
    {
        for (var (i, node) = (0, root); i < codePoints.Length; i++)
        {
            if (2 * ++_edgeCount > _edges.Length)
                Grow();
            ref var edge = ref Find(KeyOf(node, codePoints[i]));
            if (edge.Key == 0)
                edge = new() { Key = KeyOf(node, codePoints[i]), Id = -1 };
            else
                _edgeCount--;
            if (i == codePoints.Length - 1)
                edge.Id = id;
            else if (edge.Child == 0)
                edge.Child = ++_nodeCount;
            node = edge.Child;
        }
    }

    /// <summary>The id of the longest token that <paramref name="word"/> (entries of a <see cref="CharacterMap"/>) starts with; -1 if there is none.</summary>
    public int LongestMatch(int root, ReadOnlySpan<uint> word, out int length)
    {
        var (node, id) = (root, -1);
        length = 0;
        for (var i = 0; i < word.Length && node != 0; i++)
        {
            ref var edge = ref Find(KeyOf(node, CharacterMap.CodePointOf(word[i])));
            if (edge.Key == 0)
                break;
            if (edge.Id >= 0)
                (id, length) = (edge.Id, i + 1);
            node = edge.Child;
        }
        return id;
    }

    // Never 0, since nodes count from 1.
    private static ulong KeyOf(int node, int codePoint) => ((ulong)node << 32) | (uint)codePoint;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Edge Find(ulong key)
    {
        var edges = _edges;
        var mask = edges.Length - 1;
        var i = (int)((key * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)edges.Length)));
        while (edges[i].Key != key && edges[i].Key != 0)
            i = (i + 1) & mask;
        return ref edges[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        var old = _edges;
        _edges = new Edge[2 * old.Length];
        foreach (ref var edge in old.AsSpan())
        {
            if (edge.Key != 0)
                Find(edge.Key) = edge;
        }
    }

    private struct Edge
    {
        public ulong Key;
        public int Id;
        public int Child;
    }
}

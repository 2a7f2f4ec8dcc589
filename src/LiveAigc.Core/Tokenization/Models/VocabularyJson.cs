using System.Text.Json;

namespace LiveAigc.Tokenization;

/// <summary>Reads the vocabulary of a model: an object of tokens and their ids, which may have gaps.</summary>
internal static class VocabularyJson
{
    private const int MostIds = 1 << 24;

    public static Dictionary<string, int> Read(ModelJson vocab)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<int>();
        foreach (var member in vocab.Members())
        {
            if (member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetInt32(out var id) || id is < 0 or >= MostIds)
                throw vocab.Fail($"gives '{member.Name}' the id {member.Value.GetRawText()}, which is none.");
            if (!ids.TryAdd(member.Name, id))
                throw vocab.Fail($"holds '{member.Name}' twice. Leave one.");
            if (!seen.Add(id))
                throw vocab.Fail($"gives id {id} to '{member.Name}' and to another token. Each needs its own.");
        }
        return ids.Count > 0 ? ids : throw vocab.Fail("is empty.");
    }
}

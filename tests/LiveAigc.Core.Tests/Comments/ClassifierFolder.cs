using System.Text;

namespace LiveAigc.Comments;

/// <summary>A folder of its own for one test's token classifier. A new one is complete but for a model worth the name.</summary>
internal sealed class ClassifierFolder : IDisposable
{
    /// <summary>Ids: padding 0, unknown 1, begin 2, end 3; then the letters a to j from 5, their continuations from 15, and a few more.</summary>
    public static readonly string[] Vocabulary =
    [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]",
        .. "abcdefghij".Select(c => $"{c}"), .. "abcdefghij".Select(c => $"##{c}"),
        "买", "退", "好", "😀", "!",
    ];

    public ClassifierFolder(params string[] labels)
    {
        Write("model.onnx", "not read by a fake session");
        File.WriteAllLines(PathOf("vocab.txt"), Vocabulary);
        WriteLabels(labels.Length == 0 ? ["O", "A", "B"] : labels);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("liveaigc-tagger-").FullName;

    public static long IdOf(string token) => Array.IndexOf(Vocabulary, token);

    public string PathOf(string name) => Path.Combine(Root, name);

    public void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content, new UTF8Encoding(false));
    }

    public void WriteLabels(params string[] labels) =>
        Write("config.json", $$"""{ "model_type": "bert", "max_position_embeddings": 64, "id2label": { {{string.Join(", ", labels.Select((label, id) => $"\"{id}\": \"{label}\""))}} } }""");

    public void Delete(string name) => File.Delete(PathOf(name));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

using System.Text;
using System.Text.Json;
using LiveAigc.Tests;

namespace LiveAigc.Comments;

/// <summary>A trained model of another project: a character BiLSTM for Chinese entities, with 25 plain labels.</summary>
public class RealModelTests
{
    private string _folder = null!;

    [SetUp]
    public void SetUp()
    {
        var source = SharedData.Require("models", "foolnltk-zh-ner-bilstm");
        _folder = Directory.CreateTempSubdirectory("liveaigc-real-").FullName;
        File.Copy(Path.Combine(source, "model.onnx"), Path.Combine(_folder, "model.onnx"));
        File.Copy(Path.Combine(source, "config.json"), Path.Combine(_folder, "config.json"));

        // Its characters as a vocabulary. It knows no special tokens: the unknown character stands in for them.
        using var characters = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(source, "char_to_id.json")));
        var vocabulary = new SortedDictionary<int, string>();
        foreach (var character in characters.RootElement.EnumerateObject())
            vocabulary[character.Value.GetInt32()] = character.Name.Length == 1 && !char.IsWhiteSpace(character.Name[0]) ? character.Name : $"[unused{character.Value}]";
        (vocabulary[0], vocabulary[1]) = ("[PAD]", "[UNK]");
        File.WriteAllLines(Path.Combine(_folder, "vocab.txt"), vocabulary.Values, new UTF8Encoding(false));
        File.WriteAllText(Path.Combine(_folder, "tokenizer_config.json"), """{ "do_lower_case": false, "cls_token": "[UNK]", "sep_token": "[UNK]" }""");
    }

    [TearDown]
    public void TearDown()
    {
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void ItFindsWhatItsAuthorsSayItFinds()
    {
        using var tagger = CommentTagger.Load(_folder, new OnnxRuntimeSessionFactory());
        const string Text = "主播这件华为手机多少钱,李佳琦直播间比京东便宜吗";
        var spans = tagger.Tag([new("1", Text)])[0].Spans;
        Assert.That(string.Concat(spans.Where(span => span.Tag.EndsWith("_person", StringComparison.Ordinal)).Select(span => Text[span.Start..span.End])), Is.EqualTo("李佳琦"));
        Assert.That(tagger.Tag([new("1", "一个傻子在北京")])[0].Spans[0] with { Confidence = 0 }, Is.EqualTo(new CommentSpan(5, 6, "B_location", 0)));
    }

    [Test]
    public void ABatchGivesExactlyWhatSinglesGive()
    {
        var path = SharedData.Require("data", "comment-tags", "live-dev.jsonl");
        LiveComment[] comments = [.. File.ReadLines(path).Select((line, i) => new LiveComment($"{i}", JsonElement.Parse(line).GetProperty("text").GetString()!))];
        using var tagger = CommentTagger.Load(_folder, new OnnxRuntimeSessionFactory());
        var batch = tagger.Tag(comments);
        for (var i = 0; i < comments.Length; i++)
        {
            var single = tagger.Tag([comments[i]])[0];
            Assert.That(batch[i] with { Spans = [] }, Is.EqualTo(single with { Spans = [] }));
            Assert.That(batch[i].Spans, Is.EqualTo(single.Spans));
        }
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using LiveAigc.Tests;

namespace LiveAigc.Tokenization;

/// <summary>Real tokenizer.json files on real, random and hand-picked texts, against digests of what Hugging Face tokenizers 0.23.2 answered.</summary>
[TestFixture]
public class RealTokenizerTests
{
    private static readonly Dictionary<string, ITextTokenizer> Loaded = [];

    [TestCase("qwen3", "zh_live", "E438B9AA73A69016")]
    [TestCase("qwen3", "en_short", "95ED84890E946732")]
    [TestCase("qwen3", "fuzz", "6613D2463513D5E1")]
    [TestCase("qwen3", "edge", "BDF35215ABD9EA57")]
    [TestCase("qwen3", "danmaku", "DCA993FA3A46A614")]
    [TestCase("gpt2", "zh_live", "0D2E4B237B1B3E57")]
    [TestCase("gpt2", "en_short", "F3B1986CFE7AA3B4")]
    [TestCase("gpt2", "fuzz", "725E96BB791C8794")]
    [TestCase("gpt2", "edge", "243EE618E180B9EE")]
    [TestCase("gpt2", "danmaku", "D3F557923C95E1D6")]
    [TestCase("stories", "zh_live", "BA5FB960DC80A37E")]
    [TestCase("stories", "en_short", "C5CDF55B0398024B")]
    [TestCase("stories", "fuzz", "87E8FD7F57C7867A")]
    [TestCase("stories", "edge", "F7F5EABAC1DFFA48")]
    [TestCase("stories", "danmaku", "371139559268C80D")]
    public void Ids_are_the_references(string model, string set, string digest)
    {
        var tokenizer = Load(model);
        var lines = new StringBuilder();
        foreach (var text in Texts(set))
        {
            var ids = tokenizer.Encode(text);
            lines.AppendJoin(' ', ids).Append('\n');
            Assert.That(tokenizer.Count(text), Is.EqualTo(ids.Length));
        }
        Assert.That(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())))[..16], Is.EqualTo(digest), $"{model} gives other ids for some line of {set}");
    }

    [Test]
    public void Decoding_gives_the_text_back(
        [Values("qwen3", "gpt2", "stories")] string model, [Values("zh_live", "en_short", "fuzz", "edge", "danmaku")] string set)
    {
        var tokenizer = Load(model);
        var composed = new UnicodeForm(compatible: false, compose: true);
        foreach (var text in Texts(set))
        {
            var whole = WholeCharacters.Of(text);
            // Qwen3 normalizes; Llama's sign for a space is a space.
            var expected = model switch { "qwen3" => composed.Apply(whole), "stories" => whole.Replace('▁', ' '), _ => whole };
            Assert.That(tokenizer.Decode(tokenizer.Encode(text, addSpecialTokens: false)), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Decoding_one_by_one_gives_the_same(
        [Values("qwen3", "gpt2", "stories")] string model, [Values("zh_live", "en_short", "fuzz", "edge")] string set)
    {
        var tokenizer = Load(model);
        foreach (var text in Texts(set))
        {
            int[] ids = tokenizer.Encode(text), holed = [.. ids.Where((_, i) => i % 3 != 1)];
            Assert.That(Streamed(tokenizer, ids), Is.EqualTo(tokenizer.Decode(ids)));
            Assert.That(Streamed(tokenizer, holed), Is.EqualTo(tokenizer.Decode(holed)), "with tokens missing, so that characters are broken");
        }
    }

    [Test]
    public void An_empty_file_is_named() => Assert.That(
        () => TextTokenizer.Load(SharedData.Require("models", "genai-test-models", "qwen2-5-vl")),
        Throws.TypeOf<ModelLoadException>().With.Message.Contains("tokenizer.json: not valid JSON at line 1"));

    private static string Streamed(ITextTokenizer tokenizer, int[] ids)
    {
        var decoder = tokenizer.CreateStreamDecoder();
        var text = new StringBuilder();
        for (var i = 0; i <= ids.Length; i++)
        {
            var piece = i < ids.Length ? decoder.Append(ids[i]) : decoder.Flush();
            Assert.That(piece.Length == 0 || (!char.IsHighSurrogate(piece[^1]) && !char.IsLowSurrogate(piece[0])));
            text.Append(piece);
        }
        return text.ToString();
    }

    private static string[] Texts(string set)
    {
        if (set != "danmaku")
            return TokenizerGoldens.Texts(set);
        using var file = File.OpenRead(SharedData.Require("data", "danmaku-bilibili", "danmaku.tsv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split('\t')[3])];
    }

    private static ITextTokenizer Load(string model)
    {
        lock (Loaded)
            return Loaded.TryGetValue(model, out var known) ? known : Loaded[model] = Read();

        ITextTokenizer Read()
        {
            if (model == "stories")
                return TextTokenizer.Load(SharedData.Require("models", "stories260k-llama"));
            if (model == "gpt2")
                return TextTokenizer.Load(SharedData.Require("models", "genai-test-models", "tiny-random-gpt2-fp32", "tokenizer.json"));
            using var folder = new TemporaryFolder();
            File.WriteAllBytes(folder.PathOf("tokenizer.json"), TokenizerGoldens.Bytes("qwen3.tokenizer.json.gz"));
            return TextTokenizer.Load(folder.Path);
        }
    }
}

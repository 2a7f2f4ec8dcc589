using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LiveAigc.Tests;

namespace LiveAigc.Inference;

/// <summary>Small trained models, against what their sources say of them.</summary>
[TestFixture]
public class RealModelTests
{
    [Test]
    public void A_token_classifier_gives_its_golden_logits()
    {
        using var session = new OnnxRuntimeSessionFactory().Load(SharedData.Require("models", "foolnltk-zh-ner-bilstm", "model.onnx"));
        using var vocabulary = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("models", "foolnltk-zh-ner-bilstm", "char_to_id.json")));
        long[] ids = [.. "主播这件华为手机多少钱,李佳琦直播间比京东便宜吗".Select(c => vocabulary.RootElement.TryGetProperty(c.ToString(), out var id) ? id.GetInt64() : 1)];
        var mask = new long[ids.Length];
        Array.Fill(mask, 1);
        var logits = new float[ids.Length * 25];
        session.Run(
            [Tensors.Named("input_ids", ids, 1, ids.Length), Tensors.Named("attention_mask", mask, 1, ids.Length)],
            [Tensors.Named("logits", logits, 1, ids.Length, 25)]);
        Assert.That(logits[..5], Is.EqualTo([4.2238f, -1.6359f, 2.3035f, -1.8814f, -1.8686f]).Within(1e-4f));
    }

    [Test]
    public void A_language_model_tells_its_golden_story()
    {
        using var llama = new TinyLlama();
        var story = llama.Tell(160, native: true, out _);
        Assert.That(story, Does.StartWith(
            "Once upon a time, there was a little girl named Lily. She loved to play outside in the park. One day, she saw a big, red ball. "
            + "She wanted to play with it, but it was too high.\nLily's mom said, "));
    }

    [Test]
    public void A_cache_handed_on_natively_equals_one_copied_through_arrays()
    {
        using var llama = new TinyLlama();
        llama.Tell(10, native: true, out _);
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        llama.Tell(200, native: true, out var handedOn);
        var (nativeTime, nativeBytes) = (clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
        clock.Restart();
        before = GC.GetAllocatedBytesForCurrentThread();
        llama.Tell(200, native: false, out var copied);
        TestContext.Out.WriteLine($"native {nativeTime.TotalMilliseconds / 200:F2} ms and {nativeBytes / 200} B a token, copied {clock.Elapsed.TotalMilliseconds / 200:F2} ms and {(GC.GetAllocatedBytesForCurrentThread() - before) / 200} B a token");
        Assert.That(handedOn, Is.EqualTo(copied));
    }

    [Test]
    public void An_upscaler_keeps_the_picture()
    {
        using var session = new OnnxRuntimeSessionFactory().Load(SharedData.Require("models", "rdn-slim-superres", "model_x2.onnx"));
        const int side = 24;
        var image = new float[3 * side * side];
        for (var i = 0; i < image.Length; i++)
            image[i] = 60 + i % side * 4 + i / side % side * 2; // A slope: what an upscaler must not change.
        var upscaled = new float[image.Length * 4];
        session.Run([Tensors.Named("image", image, 1, 3, side, side)], [Tensors.Named("upscaled", upscaled, 1, 3, side * 2, side * 2)]);

        double difference = 0;
        for (var i = 0; i < image.Length; i++)
        {
            var corner = (i / side * 2 * side + i % side) * 2;
            difference += Math.Abs((upscaled[corner] + upscaled[corner + 1] + upscaled[corner + side * 2] + upscaled[corner + side * 2 + 1]) / 4 - image[i]);
        }

        Assert.That(difference / image.Length, Is.LessThan(3), "grey levels");
    }

    [Test]
    public void A_picture_generator_draws_the_class_it_is_asked_for()
    {
        using var session = new OnnxRuntimeSessionFactory().Load(SharedData.Require("models", "cvae-quickdraw", "model.onnx"));
        var apple = Draw(7);
        Assert.That(apple, Is.All.InRange(0f, 1f));
        Assert.That(apple.Max(), Is.GreaterThan(0.5f), "there is ink");
        Assert.That(Draw(7), Is.EqualTo(apple));
        Assert.That(Draw(10), Is.Not.EqualTo(apple));

        float[] Draw(int label)
        {
            float[] image = new float[28 * 28], classes = new float[51];
            classes[label] = 1;
            session.Run([Tensors.Named("latent", new float[16], 1, 16), Tensors.Named("label", classes, 1, 51)], [Tensors.Named("image", image, 1, 1, 28, 28)]);
            return image;
        }
    }

    [Test]
    public void A_merged_decoder_transliterates_names_in_a_padded_batch()
    {
        using var names = new Transliterator();
        Assert.That(names.Write("آتزمون", "آتشيسون"), Is.EqualTo(["atzmon", "achison"]));
    }

    [Test]
    public void Every_small_model_loads([Values(
        "sasrec-ml1m/model.onnx", "mnist-generators/gan_mlp_generator.onnx", "mnist-generators/vae_decoder.onnx",
        "genai-test-models/tiny-random-gpt2-fp32/past.onnx", "genai-test-models/tiny-random-lfm2-fp32/decoder.onnx",
        "genai-test-models/marian-batch/encoder.onnx", "genai-test-models/marian-batch/decoder.onnx",
        "taef2-tiny-vae/vae_decoder/model.onnx", "taef2-tiny-vae/vae_encoder/model.onnx")] string file)
    {
        using var session = new OnnxRuntimeSessionFactory().Load(SharedData.Require(["models", .. file.Split('/')]));
        Assert.That(session.Inputs, Is.Not.Empty);
        Assert.That(session.Outputs, Is.Not.Empty);
    }

    /// <summary>stories260k, greedily, one token at a time.</summary>
    private sealed class TinyLlama : IDisposable
    {
        private const int Layers = 5, Vocabulary = 512, Beginning = 1;

        private readonly OnnxRuntimeSession _session = new OnnxRuntimeSessionFactory().Load(SharedData.Require("models", "stories260k-llama", "model.onnx"));
        private readonly string[] _pieces = new string[Vocabulary];
        private readonly string[] _past = [.. Enumerable.Range(0, Layers).SelectMany(i => new[] { $"past_key_values.{i}.key", $"past_key_values.{i}.value" })];
        private readonly string[] _present = [.. Enumerable.Range(0, Layers).SelectMany(i => new[] { $"present.{i}.key", $"present.{i}.value" })];

        public TinyLlama()
        {
            using var tokenizer = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("models", "stories260k-llama", "tokenizer.json")));
            foreach (var piece in tokenizer.RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject())
                _pieces[piece.Value.GetInt32()] = piece.Name;
        }

        public string Tell(int tokens, bool native, out float[] lastLogits)
        {
            var text = new StringBuilder();
            var logits = new float[Vocabulary];
            TensorValue[] cache = [.. _past.Select(_ => new TensorBuffer<float>(Memory<float>.Empty, 1, 4, 0, 8))];
            long token = Beginning;
            for (var step = 0; step < tokens; step++)
            {
                var mask = new long[step + 1];
                Array.Fill(mask, 1);
                NamedTensor[] inputs =
                [
                    Tensors.Named("input_ids", [token], 1, 1), Tensors.Named("attention_mask", mask, 1, step + 1), Tensors.Named("position_ids", [(long)step], 1, 1),
                    .. _past.Zip(cache, (name, value) => new NamedTensor(name, value)),
                ];
                NamedTensor[] outputs = [Tensors.Named("logits", logits, 1, 1, Vocabulary), .. _present.Select(name => native ? NamedTensor.KeptOutput(name) : Tensors.Named(name, new float[4 * (step + 1) * 8], 1, 4, step + 1, 8))];
                _session.Run(inputs, outputs);
                for (var i = 0; i < cache.Length; i++)
                {
                    cache[i].Dispose();
                    cache[i] = outputs[i + 1].Value!;
                }

                token = logits.IndexOf(logits.Max());
                text.Append(_pieces[token] is ['<', '0', 'x', .. var hex, '>'] ? ((char)Convert.ToInt32(hex, 16)).ToString() : _pieces[token].Replace('▁', ' '));
            }

            foreach (var value in cache)
                value.Dispose();
            lastLogits = logits;
            return text.ToString().TrimStart();
        }

        public void Dispose() => _session.Dispose();
    }

    /// <summary>aren-transliteration, greedily, through the merged decoder with its two branches.</summary>
    private sealed class Transliterator : IDisposable
    {
        private const int Layers = 6, Heads = 8, HeadSize = 4, Width = 32, Letters = 43, Beginning = 1, End = 2;

        private readonly OnnxRuntimeSession _encoder = Load("encoder_model.onnx");
        private readonly OnnxRuntimeSession _decoder = Load("decoder_model_merged.onnx");
        private readonly string[] _source = Lines("source_vocab.txt");
        private readonly string[] _target = Lines("target_vocab.txt");

        public string[] Write(params string[] names)
        {
            int batch = names.Length, length = names.Max(name => name.Length);
            long[] ids = new long[batch * length], mask = new long[batch * length];
            for (var i = 0; i < batch; i++)
            {
                for (var j = 0; j < names[i].Length; j++)
                    (ids[i * length + j], mask[i * length + j]) = (Array.IndexOf(_source, names[i][j].ToString()), 1);
            }

            var attention = Tensors.Named("attention_mask", mask, batch, length);
            NamedTensor[] encoded = [NamedTensor.KeptOutput("last_hidden_state")];
            _encoder.Run([Tensors.Named("input_ids", ids, batch, length), attention], encoded);

            var written = Enumerable.Range(0, batch).Select(_ => new StringBuilder()).ToArray();
            long[] last = [.. Enumerable.Repeat((long)Beginning, batch)];
            var logits = new float[batch * Letters];
            string[] kinds = ["decoder.key", "decoder.value", "encoder.key", "encoder.value"];
            string[] parts = [.. Enumerable.Range(0, Layers).SelectMany(layer => kinds.Select(kind => $"{layer}.{kind}"))];
            TensorValue[] cache = [.. parts.Select(_ => new TensorBuffer<float>(Memory<float>.Empty, batch, Heads, 0, HeadSize))];
            for (var step = 0; step < 20 && last.Any(letter => letter != End); step++)
            {
                NamedTensor[] outputs = [Tensors.Named("logits", logits, batch, 1, Letters), .. parts.Select(part => NamedTensor.KeptOutput($"present.{part}"))];
                _decoder.Run(
                    [
                        new("encoder_attention_mask", attention.Value), Tensors.Named("input_ids", last, batch, 1), new("encoder_hidden_states", encoded[0].Value),
                        Tensors.Named("use_cache_branch", [step > 0], 1), .. parts.Zip(cache, (part, value) => new NamedTensor($"past_key_values.{part}", value)),
                    ],
                    outputs);
                for (var i = 0; i < cache.Length; i++)
                {
                    // With the cache, the encoder's part comes out empty: the first step's is the one to keep.
                    var stale = step > 0 && parts[i].Contains("encoder", StringComparison.Ordinal) ? outputs[i + 1].Value! : cache[i];
                    if (stale == cache[i])
                        cache[i] = outputs[i + 1].Value!;
                    stale.Dispose();
                }

                for (var i = 0; i < batch; i++)
                {
                    var row = logits.AsSpan(i * Letters, Letters);
                    last[i] = last[i] == End ? End : row.IndexOf(row.ToArray().Max());
                    if (last[i] != End)
                        written[i].Append(_target[last[i]]);
                }
            }

            foreach (var value in cache.Append(encoded[0].Value!))
                value.Dispose();
            return [.. written.Select(name => name.ToString())];
        }

        public void Dispose()
        {
            _encoder.Dispose();
            _decoder.Dispose();
        }

        private static OnnxRuntimeSession Load(string file) => new OnnxRuntimeSessionFactory().Load(SharedData.Require("models", "aren-transliteration-seq2seq", file));

        private static string[] Lines(string file) => File.ReadAllLines(SharedData.Require("models", "aren-transliteration-seq2seq", file));
    }
}

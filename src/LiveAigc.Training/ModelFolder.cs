using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveAigc.Training;

/// <summary>A model's folder in Hugging Face's layout: config.json, vocab.txt, tokenizer_config.json, weights.</summary>
internal static class ModelFolder
{
    private const string MinConfidence = "min_span_confidence";

    public static string WeightsOf(string folder) => Path.Combine(folder, "weights.safetensors");

    public static string VocabularyOf(string folder) => Path.Combine(folder, "vocab.txt");

    public static void WriteEncoder(string folder, EncoderConfig config, WordPieceTokenizer tokenizer) =>
        Write(folder, config, tokenizer, "BertModel", null);

    public static void WriteClassifier(string folder, EncoderConfig config, WordPieceTokenizer tokenizer, IReadOnlyList<string> labels) =>
        Write(folder, config, tokenizer, "BertForTokenClassification", labels);

    /// <exception cref="ModelLoadException">The folder holds no encoder that this library wrote.</exception>
    public static EncoderConfig ReadConfig(string folder)
    {
        var path = Path.Combine(folder, "config.json");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            return new EncoderConfig
            {
                VocabularySize = root.GetProperty("vocab_size").GetInt32(),
                HiddenSize = root.GetProperty("hidden_size").GetInt32(),
                Layers = root.GetProperty("num_hidden_layers").GetInt32(),
                Heads = root.GetProperty("num_attention_heads").GetInt32(),
                IntermediateSize = root.GetProperty("intermediate_size").GetInt32(),
                MaxPositions = root.GetProperty("max_position_embeddings").GetInt32(),
                TokenTypes = root.GetProperty("type_vocab_size").GetInt32(),
                LayerNormEpsilon = root.GetProperty("layer_norm_eps").GetDouble(),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ModelLoadException(path, $"{path} is no configuration of a BERT encoder: {e.Message}", e);
        }
    }

    /// <exception cref="ModelLoadException">The folder holds no classifier that this library wrote.</exception>
    public static IReadOnlyList<string> ReadLabels(string folder)
    {
        var path = Path.Combine(folder, "config.json");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.GetProperty("id2label").EnumerateObject()
                .OrderBy(l => int.Parse(l.Name, System.Globalization.CultureInfo.InvariantCulture))
                .Select(l => l.Value.GetString() ?? "").ToArray();
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ModelLoadException(path, $"{path} names no labels (id2label): {e.Message}", e);
        }
    }

    /// <summary>Below which confidence spans are left out; 0 where the folder does not say.</summary>
    public static float ReadMinConfidence(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "config.json")));
        return json.RootElement.TryGetProperty(MinConfidence, out var value) ? value.GetSingle() : 0;
    }

    public static void WriteMinConfidence(string folder, float value)
    {
        var path = Path.Combine(folder, "config.json");
        var config = JsonNode.Parse(File.ReadAllBytes(path))!;
        config[MinConfidence] = value;
        File.WriteAllText(path, config.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    private static void Write(string folder, EncoderConfig config, WordPieceTokenizer tokenizer, string architecture, IReadOnlyList<string>? labels)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(VocabularyOf(folder), tokenizer.Vocabulary, new UTF8Encoding(false));
        WriteJson(Path.Combine(folder, "config.json"), json =>
        {
            json.WriteStartArray("architectures");
            json.WriteStringValue(architecture);
            json.WriteEndArray();
            json.WriteString("model_type", "bert");
            json.WriteNumber("vocab_size", config.VocabularySize);
            json.WriteNumber("hidden_size", config.HiddenSize);
            json.WriteNumber("num_hidden_layers", config.Layers);
            json.WriteNumber("num_attention_heads", config.Heads);
            json.WriteNumber("intermediate_size", config.IntermediateSize);
            json.WriteNumber("max_position_embeddings", config.MaxPositions);
            json.WriteNumber("type_vocab_size", config.TokenTypes);
            json.WriteNumber("layer_norm_eps", config.LayerNormEpsilon);
            json.WriteString("hidden_act", "gelu");
            json.WriteNumber("pad_token_id", tokenizer.PadId);
            if (labels is null)
                return;
            json.WriteStartObject("id2label");
            for (var i = 0; i < labels.Count; i++)
                json.WriteString(i.ToString(System.Globalization.CultureInfo.InvariantCulture), labels[i]);
            json.WriteEndObject();
            json.WriteStartObject("label2id");
            for (var i = 0; i < labels.Count; i++)
                json.WriteNumber(labels[i], i);
            json.WriteEndObject();
        });
        WriteJson(Path.Combine(folder, "tokenizer_config.json"), json =>
        {
            json.WriteString("tokenizer_class", "BertTokenizer");
            json.WriteBoolean("do_lower_case", tokenizer.Options.LowerCase);
            json.WriteNumber("model_max_length", config.MaxPositions);
        });
    }

    private static void WriteJson(string path, Action<Utf8JsonWriter> content)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
    }
}

using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>Reads and writes float32 tensors in the safetensors format: a length, a JSON header, then the bytes.</summary>
internal static class SafeTensors
{
    public static void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        var all = tensors.ToArray();
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            long offset = 0;
            foreach (var (name, tensor) in all)
            {
                var size = tensor.numel() * sizeof(float);
                json.WriteStartObject(name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (var dimension in tensor.shape)
                    json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += size);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (header.Length % 8 != 0)
            header.WriteByte((byte)' ');

        var partial = path + ".tmp";
        using (var file = File.Create(partial))
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            file.Write(length);
            header.WriteTo(file);
            foreach (var (_, tensor) in all)
            {
                using var plain = tensor.detach().cpu().to_type(ScalarType.Float32).contiguous();
                file.Write(plain.bytes);
            }
        }

        File.Move(partial, path, overwrite: true);
    }

    /// <exception cref="ModelLoadException">The file is missing or damaged.</exception>
    public static Dictionary<string, Tensor> Read(string path) =>
        ReadAll(path).ToDictionary(t => t.Name, t => tensor(t.Values, t.Shape));

    /// <summary>The plain values, without torch.</summary>
    /// <exception cref="ModelLoadException">The file is missing or damaged.</exception>
    public static Dictionary<string, float[]> ReadFloats(string path) =>
        ReadAll(path).ToDictionary(t => t.Name, t => t.Values);

    private static List<(string Name, long[] Shape, float[] Values)> ReadAll(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var length = checked((int)BinaryPrimitives.ReadInt64LittleEndian(bytes));
            using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
            var tensors = new List<(string, long[], float[])>();
            foreach (var entry in header.RootElement.EnumerateObject())
            {
                if (entry.Name == "__metadata__")
                    continue;
                if (entry.Value.GetProperty("dtype").GetString() is not "F32")
                    throw new InvalidDataException($"Tensor {entry.Name} is not float32.");
                var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64()).ToArray();
                var start = entry.Value.GetProperty("data_offsets")[0].GetInt32();
                var end = entry.Value.GetProperty("data_offsets")[1].GetInt32();
                var values = new float[(end - start) / sizeof(float)];
                Buffer.BlockCopy(bytes, 8 + length + start, values, 0, end - start);
                tensors.Add((entry.Name, shape, values));
            }

            return tensors;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException or ArgumentException or OverflowException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ModelLoadException(path, $"{path} is no readable safetensors file of float32 weights: {e.Message}", e);
        }
    }
}

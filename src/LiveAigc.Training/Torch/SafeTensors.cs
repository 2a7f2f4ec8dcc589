using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>Reads and writes float tensors in the safetensors format: a length, a JSON header, then the bytes.</summary>
internal static class SafeTensors
{
    /// <param name="path">The file; it appears whole or not at all.</param>
    /// <param name="tensors">Names and values.</param>
    /// <param name="half">Store 16-bit floats, for what is passed on rather than gone on with.</param>
    public static void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, bool half = false)
    {
        var all = tensors.ToArray();
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            long offset = 0;
            foreach (var (name, tensor) in all)
            {
                var size = tensor.numel() * (half ? 2 : 4);
                json.WriteStartObject(name);
                json.WriteString("dtype", half ? "F16" : "F32");
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
                using var plain = tensor.detach().cpu().to_type(half ? ScalarType.Float16 : ScalarType.Float32).contiguous();
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
                var half = entry.Value.GetProperty("dtype").GetString() switch
                {
                    "F32" => false,
                    "F16" => true,
                    var other => throw new InvalidDataException($"Tensor {entry.Name} is {other}; F32 and F16 are read."),
                };
                var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64()).ToArray();
                var start = entry.Value.GetProperty("data_offsets")[0].GetInt32();
                var end = entry.Value.GetProperty("data_offsets")[1].GetInt32();
                var content = bytes.AsSpan(8 + length + start, end - start);
                var values = half
                    ? Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(content).ToArray(), v => (float)v)
                    : MemoryMarshal.Cast<byte, float>(content).ToArray();
                tensors.Add((entry.Name, shape, values));
            }

            return tensors;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException or ArgumentException or OverflowException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ModelLoadException(path, $"{path} is no readable safetensors file of float weights: {e.Message}", e);
        }
    }
}

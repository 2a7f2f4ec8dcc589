using System.Text.Json;
using System.Text.Json.Serialization;
using LiveAigc;

/// <summary>A provider as <c>CUDA:0</c>.</summary>
internal sealed class ProviderAsText : JsonConverter<ExecutionProvider>
{
    public override ExecutionProvider Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ExecutionProvider.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ExecutionProvider value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveAigc.Samples.TagComments;

/// <summary>Writes tags, one JSON object a line. Only whole lines ever reach the stream.</summary>
internal sealed class TagsWriter(Stream stream) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _lines = new(64 << 10);
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Add(byte[] id, CommentTags tags)
    {
        _json.Reset(_lines);
        _json.WriteStartObject();
        _json.WritePropertyName("id"u8);
        _json.WriteRawValue(id, skipInputValidation: true);
        _json.WriteString("intent"u8, tags.Intent);
        WriteConfidence(tags.Confidence);
        _json.WriteStartArray("spans"u8);
        foreach (var span in tags.Spans)
        {
            _json.WriteStartObject();
            _json.WriteNumber("start"u8, span.Start);
            _json.WriteNumber("end"u8, span.End);
            _json.WriteString("tag"u8, span.Tag);
            WriteConfidence(span.Confidence);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        if (tags.Abstained)
            _json.WriteBoolean("abstained"u8, true);
        _json.WriteEndObject();
        _json.Flush();
        _lines.Write("\n"u8);
    }

    /// <summary>Hands the lines over in one write.</summary>
    public void Flush()
    {
        stream.Write(_lines.WrittenSpan);
        stream.Flush();
        _lines.ResetWrittenCount();
    }

    public void Dispose()
    {
        _json.Dispose();
        stream.Dispose();
    }

    private void WriteConfidence(float confidence) => _json.WriteNumber("confidence"u8, MathF.Round(confidence, 4));
}

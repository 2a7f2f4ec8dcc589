using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>For machines: an object a line for each comment, then one with the summary.</summary>
internal sealed class JsonView(string input, Stream output) : IRoomView
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _lines = new(64 << 10);

    public void Show(TaggedComment comment)
    {
        Add(json => Write(json, comment));
        Flush();
    }

    public void Refuse(RoomLine line) => Notice(BadLines.Describe(input, line));

    public void Notice(string message) => Console.Error.WriteLine(message);

    public void Watch(Room room, Task playing) => Task.WaitAny(playing);

    public void End(RoomReport report)
    {
        Add(json => Write(json, report));
        Flush();
    }

    private static void Write(Utf8JsonWriter json, TaggedComment comment)
    {
        json.WritePropertyName("id"u8);
        json.WriteRawValue(comment.Line.Id, skipInputValidation: true);
        json.WriteString("time"u8, "+" + RoomTime.Long(comment.RoomTime));
        if (comment.Line.Comment.Viewer is { } viewer)
            json.WriteString("viewer"u8, viewer);
        json.WriteString("text"u8, comment.Text);
        json.WriteString("intent"u8, comment.Intent);
        WriteConfidence(json, comment.Tags.Confidence);
        json.WriteStartArray("spans"u8);
        foreach (var span in comment.Tags.Spans)
        {
            json.WriteStartObject();
            json.WriteNumber("start"u8, span.Start);
            json.WriteNumber("end"u8, span.End);
            json.WriteString("tag"u8, span.Tag);
            WriteConfidence(json, span.Confidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (comment.Tags.Abstained)
            json.WriteBoolean("abstained"u8, true);
    }

    private static void Write(Utf8JsonWriter json, RoomReport report)
    {
        json.WriteStartObject("summary"u8);
        json.WriteNumber("comments"u8, report.Comments);
        json.WriteStartObject("intents"u8);
        foreach (var (intent, count) in report.Intents)
            json.WriteNumber(intent, count);
        json.WriteEndObject();
        json.WriteNumber("seconds"u8, Math.Round(report.Elapsed.TotalSeconds, 3));
        json.WriteNumber("commentsPerSecond"u8, Math.Round(report.Rate, 1));
        json.WriteStartObject("latencyMilliseconds"u8);
        json.WriteNumber("median"u8, Math.Round(report.MedianLatency.TotalMilliseconds, 2));
        json.WriteNumber("p95"u8, Math.Round(report.P95Latency.TotalMilliseconds, 2));
        json.WriteEndObject();
        json.WriteNumber("waiting"u8, report.Waiting);
        json.WriteNumber("dropped"u8, report.Dropped);
        json.WriteNumber("stale"u8, report.Stale);
        json.WriteNumber("ignored"u8, report.Ignored);
        json.WriteNumber("unsure"u8, report.Unsure);
        json.WriteNumber("badLines"u8, report.RefusedLines);
        json.WriteBoolean("interrupted"u8, report.Interrupted);
        json.WriteEndObject();
    }

    private static void WriteConfidence(Utf8JsonWriter json, float confidence) => json.WriteNumber("confidence"u8, MathF.Round(confidence, 4));

    private void Add(Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(_lines, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        _lines.Write("\n"u8);
    }

    // In one write, so that only whole lines reach the stream.
    private void Flush()
    {
        output.Write(_lines.WrittenSpan);
        output.Flush();
        _lines.ResetWrittenCount();
    }
}

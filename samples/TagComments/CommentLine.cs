using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace LiveAigc.Samples.TagComments;

/// <summary>One line of the input.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Id">The comment's id in JSON, as it was given; the line's number where there was none.</param>
/// <param name="Text">The comment.</param>
/// <param name="Problem">Why it is none; <see langword="null"/> if it is one.</param>
internal readonly record struct CommentLine(long Number, byte[] Id, string Text, string? Problem)
{
    /// <summary>Reads a line. <see langword="null"/> for a blank one.</summary>
    public static CommentLine? Parse(long number, ReadOnlySpan<byte> line)
    {
        if (line.Trim(" \t\r"u8).IsEmpty)
            return null;
        if (!Utf8.IsValid(line))
            return Bad(number, "not valid UTF-8");
        try
        {
            return Read(number, line);
        }
        catch (JsonException e)
        {
            return Bad(number, $"not valid JSON at byte {e.BytePositionInLine + 1}"); // The exception's message quotes what a viewer wrote.
        }
    }

    public static CommentLine Bad(long number, string problem) => new(number, [], "", problem);

    /// <summary>The JSON string that the reader stands on. It may hold half a surrogate pair, which <see cref="Utf8JsonReader"/> refuses where it is written as an escape.</summary>
    public static string StringOf(in Utf8JsonReader json) =>
        json.ValueIsEscaped ? Unescape(json.ValueSpan) : Encoding.UTF8.GetString(json.ValueSpan);

    private static CommentLine Read(long number, ReadOnlySpan<byte> line)
    {
        byte[]? id = null;
        string? text = null;
        var json = new Utf8JsonReader(line);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            return Bad(number, "not a JSON object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("id"u8))
            {
                json.Read();
                if (json.TokenType is JsonTokenType.String)
                    id = [(byte)'"', .. json.ValueSpan, (byte)'"'];
                else if (json.TokenType is JsonTokenType.Number)
                    id = json.ValueSpan.ToArray();
                else if (json.TokenType is not JsonTokenType.Null)
                    return Bad(number, "\"id\" is neither a string nor a number");
            }
            else if (json.ValueTextEquals("text"u8))
            {
                json.Read();
                if (json.TokenType != JsonTokenType.String)
                    return Bad(number, "\"text\" is not a string");
                text = StringOf(json);
            }
            else
            {
                json.Skip();
            }
        }

        json.Read(); // Throws if something follows the object.
        return text is null
            ? Bad(number, "\"text\" is missing")
            : new(number, id ?? Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\"{number}\"")), text, null);
    }

    private static string Unescape(ReadOnlySpan<byte> value)
    {
        var text = new StringBuilder(value.Length);
        for (var at = value.IndexOf((byte)'\\'); at >= 0; at = value.IndexOf((byte)'\\'))
        {
            text.Append(Encoding.UTF8.GetString(value[..at]));
            var escape = (char)value[at + 1];
            text.Append(escape switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(value.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => escape,
            });
            value = value[(at + (escape == 'u' ? 6 : 2))..];
        }

        return text.Append(Encoding.UTF8.GetString(value)).ToString();
    }
}

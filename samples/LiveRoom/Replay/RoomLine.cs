using System.Text.Json;
using LiveAigc.Samples.TagComments;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>One line of a room's file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Id">The comment's id in JSON, as it was given.</param>
/// <param name="Comment">The comment; empty if there is a <paramref name="Problem"/>.</param>
/// <param name="Time">When it was written, from the room's beginning; <see langword="null"/> where the line does not say.</param>
/// <param name="Problem">Why it is none; <see langword="null"/> if it is one.</param>
internal sealed record RoomLine(long Number, byte[] Id, LiveComment Comment, TimeSpan? Time, string? Problem)
{
    /// <summary>Reads a line. <see langword="null"/> for a blank one.</summary>
    public static RoomLine? Parse(long number, ReadOnlySpan<byte> line)
    {
        if (CommentLine.Parse(number, line) is not { } comment)
            return null;
        if (comment.Problem is not null)
            return Bad(number, comment.Problem);
        string? viewer = null;
        TimeSpan? time = null;
        var json = new Utf8JsonReader(line); // Known to be an object.
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isViewer, isTime) = (json.ValueTextEquals("viewer"u8), json.ValueTextEquals("time"u8));
            json.Read();
            if (!(isViewer || isTime) || json.TokenType == JsonTokenType.Null)
            {
                json.Skip();
                continue;
            }

            if (json.TokenType != JsonTokenType.String)
                return Bad(number, $"\"{(isViewer ? "viewer" : "time")}\" is not a string");
            if (isViewer)
                viewer = CommentLine.StringOf(json);
            else if (RoomTime.TryParse(CommentLine.StringOf(json), out var parsed))
                time = parsed;
            else
                return Bad(number, "\"time\" is not a time from the room's beginning, such as \"+00:01:02.5\"");
        }

        return new(number, comment.Id, new($"{number}", comment.Text) { Viewer = viewer }, time, null);
    }

    public static RoomLine Bad(long number, string problem) => new(number, [], new("", ""), null, problem);
}

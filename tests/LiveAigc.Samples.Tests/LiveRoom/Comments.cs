using System.Text;
using LiveAigc.Samples.LiveRoom;

namespace LiveAigc.LiveRoom;

/// <summary>Comments for tests.</summary>
internal static class Comments
{
    /// <summary>A comment that is one span of its intent; <c>O</c> for one without.</summary>
    public static TaggedComment Tagged(string intent, double seconds = 0, string text = "text", string? viewer = "viewer")
    {
        CommentSpan[] spans = intent == CommentTag.O || text.Length == 0 ? [] : [new(0, text.Length, intent, 0.9f)];
        return Tagged(text, spans, seconds, viewer);
    }

    public static TaggedComment Tagged(string text, CommentSpan[] spans, double seconds = 0, string? viewer = "viewer") => new(
        Line(text, seconds, viewer),
        TimeSpan.FromSeconds(seconds),
        new("1", spans.Length > 0 ? spans[0].Tag : CommentTag.O, 0.9f, spans));

    public static RoomLine Line(string text, double? seconds = null, string? viewer = null) =>
        new(1, Encoding.UTF8.GetBytes("\"1\""), new("1", text) { Viewer = viewer }, seconds is { } s ? TimeSpan.FromSeconds(s) : null, null);
}

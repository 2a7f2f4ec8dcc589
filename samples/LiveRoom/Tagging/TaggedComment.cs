namespace LiveAigc.Samples.LiveRoom;

/// <summary>A comment of the room and what the tagger says of it.</summary>
internal sealed record TaggedComment(RoomLine Line, TimeSpan RoomTime, CommentTags Tags)
{
    public string Text => Line.Comment.Text;

    public string Viewer => Line.Comment.Viewer ?? "";

    public string Intent => Tags.Intent;

    /// <summary>Whether it says anything that the shop should hear.</summary>
    public bool Matters => Intent != CommentTag.O;
}

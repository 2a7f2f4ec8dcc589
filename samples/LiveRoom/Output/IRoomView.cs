namespace LiveAigc.Samples.LiveRoom;

/// <summary>How the room is shown. <see cref="Show"/>, <see cref="Refuse"/> and <see cref="Notice"/> may come on another thread than the rest, one at a time.</summary>
internal interface IRoomView
{
    /// <summary>A comment that was tagged; they follow each other as they came.</summary>
    void Show(TaggedComment comment);

    /// <summary>A line that is no comment.</summary>
    void Refuse(RoomLine line);

    /// <summary>Something that the user should know, such as a card that is not there.</summary>
    void Notice(string message);

    /// <summary>Shows the room until <paramref name="playing"/> has ended, however it did.</summary>
    void Watch(Room room, Task playing);

    /// <summary>Shows what the room was.</summary>
    void End(RoomReport report);
}

namespace LiveAigc.Samples.LiveRoom;

/// <summary>A line whose time has come.</summary>
/// <param name="Line">The line.</param>
/// <param name="RoomTime">When, from the room's beginning.</param>
/// <param name="Timestamp">When, by <see cref="TimeProvider.GetTimestamp"/>.</param>
internal sealed record Arrival(RoomLine Line, TimeSpan RoomTime, long Timestamp);

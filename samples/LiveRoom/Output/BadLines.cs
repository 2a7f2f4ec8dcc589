using LiveAigc.Samples.TagComments;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>What is said of lines that are no comments. Never what stands in them: it may be a viewer's name.</summary>
internal static class BadLines
{
    public static string Describe(string input, RoomLine line) => $"{Streams.NameOf(input)}, line {line.Number}: {line.Problem}.";
}

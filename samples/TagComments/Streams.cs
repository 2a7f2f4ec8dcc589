namespace LiveAigc.Samples.TagComments;

/// <summary>Files, and the standard streams under the name -.</summary>
internal static class Streams
{
    public const string Standard = "-";

    public static Stream OpenInput(string name) => name == Standard
        ? Console.OpenStandardInput()
        : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);

    /// <summary>Unbuffered, so that each write reaches the file whole.</summary>
    public static Stream OpenOutput(string name) => name == Standard
        ? Console.OpenStandardOutput()
        : new FileStream(name, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public static string NameOf(string name) => name == Standard ? "standard input" : name;

    public static bool AreSame(string input, string output) =>
        input != Standard && output != Standard && File.Exists(output) && Path.GetFullPath(input) == Path.GetFullPath(output);
}
